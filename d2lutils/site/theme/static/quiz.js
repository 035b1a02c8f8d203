// Turns the options of each quiz from things to unfold into a choice with feedback.
"use strict";

(function () {
  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  // One option: a radio button with its answer, and the feedback kept for later.
  function optionFrom(fold, name) {
    const [summary, ...feedback] = Array.from(fold.childNodes);
    const radio = element("input");
    radio.type = "radio";
    radio.name = name;
    const answer = element("span", "quiz-answer", ...Array.from(summary.childNodes));
    const verdict = element("span", "quiz-verdict");
    const row = element("label", "quiz-option", radio, answer, verdict);
    return { row, radio, answer, verdict, feedback, right: fold.classList.contains("right") };
  }

  const copies = (nodes) => nodes.map((node) => node.cloneNode(true));

  function others(options, words) {
    const list = element("details", "fold more", element("summary", "", words.others));
    for (const option of options.filter((o) => !o.right)) {
      const answer = element("strong", "", ...copies(Array.from(option.answer.childNodes)));
      list.append(element("div", "quiz-other", element("p", "", answer), ...copies(option.feedback)));
    }
    return list;
  }

  function judge(quiz, options, said, words) {
    const chosen = options.find((option) => option.radio.checked);
    quiz.querySelectorAll(".quiz-others").forEach((list) => list.remove());
    options.forEach((option) => {
      option.row.classList.remove("is-right", "is-wrong");
      option.verdict.textContent = "";
    });
    if (!chosen) {
      said.replaceChildren(element("p", "", words.choose));
      return;
    }
    chosen.row.classList.add(chosen.right ? "is-right" : "is-wrong");
    chosen.verdict.textContent = chosen.right ? "✓ " + words.right : "✗ " + words.wrong;
    said.replaceChildren(...copies(chosen.feedback));
    if (chosen.right && options.length > 1) {
      quiz.append(element("div", "quiz-others", others(options, words)));
    }
  }

  function enliven(quiz, number) {
    const words = JSON.parse(quiz.dataset.words);
    const question = quiz.querySelector(".quiz-question");
    question.id = "quiz-" + number;
    const folds = Array.from(quiz.querySelectorAll(":scope > details.option"));
    const options = folds.map((fold) => optionFrom(fold, question.id));
    const group = element("div", "quiz-options", ...options.map((option) => option.row));
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-labelledby", question.id);
    const button = element("button", "quiz-check", words.check);
    const said = element("div", "quiz-feedback");
    said.setAttribute("role", "status");
    const form = element("form", "", group, button, said);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      judge(quiz, options, said, words);
    });
    folds.forEach((fold) => fold.remove());
    quiz.append(form);
  }

  document.querySelectorAll(".quiz[data-words]").forEach(enliven);
})();
