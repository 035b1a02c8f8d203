"""The words of the recorded explorable over depth and activation."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="Does a deeper network learn the digits, and which of its layers are told what?",
    zh="网络加深后还能学会识别数字吗？每一层各得到多少指示？",
)
DEPTH = Message(en="Hidden layers", zh="隐藏层数")
ACTIVATION = Message(en="Activation", zh="激活函数")

ACCURACIES = Message(en="Held-out digits read", zh="验证集上识别正确的数字")
ACCURACY = Message(en="accuracy (%)", zh="准确率（%）")
LENGTHS = Message(en="Gradient by layer", zh="各层的梯度")
LAYER = Message(en="layer", zh="层")
LENGTH = Message(en="length of the gradient", zh="梯度的长度")
MEAN = Message(en="mean of 10 seeds", zh="10 个种子的平均")
LEAST = Message(en="least", zh="最小")
GREATEST = Message(en="greatest", zh="最大")

RESULT = Message(
    en="Hidden layers: {depth}, {activation}. At step {step}, {accuracy:.0f} % of "
    "the held-out digits are read ({lowest:.1f} to {highest:.1f} % over 10 seeds). The "
    "gradient of the first layer is {ratio:.2g} times as long as that of the last, "
    "the output layer.",
    zh="隐藏层数 {depth}，{activation}。第 {step} 步时，验证集数字的识别率为 "
    "{accuracy:.0f} %（10 个种子中为 {lowest:.1f} % 到 {highest:.1f} %）。"
    "第一层梯度的长度是最后一层（输出层）的 {ratio:.2g} 倍。",
)
HOW_MANY = Message(
    en="One hidden layer of sigmoid units reads 86 % of the digits after 510 steps. "
    "How many does a network with four of them read?",
    zh="只有一个 sigmoid 隐藏层的网络在 510 步后能读对 86 % 的数字。"
    "有四个这样的隐藏层时，能读对多少？",
)
MOST = Message(en="about 95 %: more layers see more", zh="约 95 %：层多看得更细")
SAME = Message(en="about 80 %", zh="约 80 %")
FEWER = Message(en="about 40 %", zh="约 40 %")
CHANCE = Message(en="10 %, as many as by guessing", zh="10 %，与乱猜无异")
AFTER = Message(
    en="10 %, with every seed: after 510 steps it still guesses. Choose tanh, and the "
    "same network reads about 95 %.",
    zh="10 %，每个种子都如此：510 步之后它仍在乱猜。换成 tanh，"
    "同样的网络能读对约 95 %。",
)
