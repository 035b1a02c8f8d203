(function () {
  var page = document.documentElement, mode = "auto";
  page.classList.add("js");
  addEventListener("error", function (e) {  // then the explorables stay pictures
    if (/\/explorables\.js/.test(e.target.src)) page.classList.add("still");
  }, true);
  try { mode = localStorage.getItem("mode") || "auto"; } catch (e) { /* no storage */ }
  if (document.fonts) document.fonts.forEach(function (font) { font.load(); });
  page.dataset.theme = /^(light|dark)$/.test(mode) ? mode : "auto";
})();
