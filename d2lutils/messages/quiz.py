"""What a quiz says around the author's question and options, and in the build."""

from d2lutils.messages.language import Message

# On the page, under these names in the script.
ON_PAGE = {
    "check": Message(en="Check my answer", zh="检查我的答案"),
    "choose": Message(en="Choose an answer first.", zh="请先选择一个答案。"),
    "right": Message(en="right", zh="正确"),
    "wrong": Message(en="not this one", zh="不是这一项"),
    "others": Message(en="What about the other answers?", zh="其他答案错在哪里？"),
}
QUIZ = Message(en="Quiz", zh="小测验")
# In the build and the checks.
FEW_OR_MANY = Message(
    en="a quiz has {least} to {most} options, this one has {got}",
    zh="小测验应有 {least} 至 {most} 个选项，这里有 {got} 个",
)
NOT_ONE_RIGHT = Message(
    en='the feedback of exactly one option begins with "Right.", here of {got}',
    zh="应当恰有一个选项的反馈以“Right.”或“对。”开头，这里有 {got} 个",
)
NO_FEEDBACK = Message(
    en='the option "{option}" has no feedback', zh="选项“{option}”没有反馈"
)
NO_QUESTION = Message(en="a quiz asks a question", zh="小测验应当提出一个问题")
