"""What ``check`` says of an answer, whatever the exercise."""

from d2lutils.messages.language import Message

# Verdicts.
PASSED_CASES = Message(
    en="Passed: {count} cases agree.", zh="通过：{count} 个例子全部一致。"
)
PASSED = Message(en="Passed.", zh="通过。")
NOTHING_YET = Message(
    en="Nothing returned yet: replace the ... by your code.",
    zh="还没有返回值：请把 ... 换成你的代码。",
)
NO_ANSWER_YET = Message(
    en="No answer yet: replace the ... by yours.",
    zh="还没有答案：请把 ... 换成你的答案。",
)
NOT_YET = Message(en="Not yet: {fault}. {hint}", zh="还不对：{fault}。{hint}")
NOT_YET_PLAIN = Message(en="Not yet: {fault}.", zh="还不对：{fault}。")
WITH_INPUT = Message(en="with {arguments}, {fault}", zh="当 {arguments} 时，{fault}")
WITHOUT_INPUT = Message(
    en="called without arguments, {fault}", zh="不带参数调用时，{fault}"
)

# What is wrong.
OTHER_NUMBER = Message(en="your result {got} is wrong", zh="你的结果 {got} 不对")
OTHER_NUMBERS = Message(
    en="{wrong} of {size} numbers are wrong, the first at [{place}], "
    "where yours is {got}",
    zh="{size} 个数中有 {wrong} 个不对，第一个在 [{place}]，你的结果是 {got}",
)
OTHER_SHAPE = Message(
    en="your result has shape {got}, expected {expected}",
    zh="你的结果形状为 {got}，应为 {expected}",
)
OTHER_VALUE = Message(en="your result {got} is wrong", zh="你的结果 {got} 不对")
NOT_NUMBERS = Message(
    en="your result is of type {got}, expected a number or an array of numbers",
    zh="你的结果类型为 {got}，应为数或数值数组",
)
RAGGED = Message(
    en="your result {got} is no array: its rows differ in length",
    zh="你的结果 {got} 不成数组：各行长度不同",
)
IS_NAN = Message(en="your result is NaN", zh="你的结果是 NaN")
HAS_NAN = Message(
    en="{count} of the {size} numbers of your result are NaN",
    zh="你的结果的 {size} 个数中有 {count} 个是 NaN",
)
WANTED_PARTS = Message(
    en="expected {count} results in a tuple, got one {got}",
    zh="应返回含 {count} 个结果的元组，得到一个 {got}",
)
OTHER_COUNT = Message(
    en="expected {count} results, got {got}", zh="应返回 {count} 个结果，得到 {got} 个"
)
WANTED_KEYS = Message(
    en="expected a dictionary with the keys {keys}, got {got}",
    zh="应返回以 {keys} 为键的字典，得到 {got}",
)
IN_PART = Message(en="in result {part}: {fault}", zh="结果 {part}：{fault}")
NOT_A_FUNCTION = Message(
    en="the answer must be your function itself, without calling it, got {got}",
    zh="答案应为函数本身（不要调用它），得到 {got}",
)
RAISED = Message(
    en="your function stops with {error}{where}", zh="你的函数出错：{error}{where}"
)
AT_LINE = Message(en=" (line {line} of your code)", zh="（你的代码第 {line} 行）")
CHANGED_INPUT = Message(
    en="your function changes its argument {name}; work on a copy",
    zh="你的函数修改了参数 {name}；请在副本上计算",
)
OTHER_TEXT = Message(en="your answer {got} is wrong", zh="你的答案 {got} 不对")
NOT_A_TEXT = Message(
    en="the answer must be a text in quotes, got {got}",
    zh="答案应为引号中的文字，得到 {got}",
)
NOT_A_CHOICE = Message(
    en="the answer must be one of {choices}, got {got}",
    zh="答案应为 {choices} 之一，得到 {got}",
)

# Errors of the notebook, not of the reader's answer.
NO_TOPIC = Message(
    en='exercise names look like "topic.name", got {got}',
    zh='练习名应形如 "topic.name"，得到 {got}',
)
NO_EXERCISE = Message(
    en="there is no exercise {got}; did you mean {near}?",
    zh="没有练习 {got}；是否指 {near}？",
)
NO_EXERCISE_NEAR = Message(
    en="there is no exercise {got}; topics with exercises: {topics}",
    zh="没有练习 {got}；有练习的主题：{topics}",
)
