(function () {
  var page = document.documentElement, mode = "auto";
  page.classList.add("js");
  try { mode = localStorage.getItem("mode") || "auto"; } catch (e) { /* no storage */ }
  page.dataset.theme = /^(light|dark)$/.test(mode) ? mode : "auto";
})();
