"""The words of the explorable that reads a drawn digit."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="Which of your digits does the network read?",
    zh="你写的数字，网络能认出哪些？",
)
DRAWING = Message(en="Draw a digit", zh="写一个数字")
INPUT = Message(en="The 8 × 8 it sees", zh="它看到的 8 × 8")
INK = Message(en="share of ink", zh="墨迹占比")
HIDDEN = Message(en="96 hidden units", zh="96 个隐藏单元")
ACTIVATION = Message(en="activation", zh="激活值")
FIRST = Message(en="layer 1", zh="第 1 层")
SECOND = Message(en="layer 2", zh="第 2 层")
PROBABILITIES = Message(en="What it answers", zh="它的回答")
DIGIT = Message(en="digit", zh="数字")
PROBABILITY = Message(en="probability", zh="概率")
RESULT = Message(
    en="It reads this as {digit:d} with a probability of {percent:.2f} %; next comes "
    "{second:d} with {next_percent:.2f} %. Of the 100 stored drawings it reads "
    "{right:d}, of the 360 test digits {test:.1f} %.",
    zh="它读作 {digit:d}，概率 {percent:.2f}%；其次是 {second:d}，概率 "
    "{next_percent:.2f}%。100 幅存好的图画它认对 {right:d} 幅，360 个测试数字"
    "认对 {test:.1f}%。",
)
EMPTY = Message(
    en="The pad is empty: this answer comes from the biases alone. Draw a digit. Of "
    "the 100 stored drawings the network reads {right:d}, of the 360 test digits "
    "{test:.1f} %.",
    zh="画板是空的：这个回答只来自偏置。写一个数字吧。100 幅存好的图画"
    "网络认对 {right:d} 幅，360 个测试数字认对 {test:.1f}%。",
)
