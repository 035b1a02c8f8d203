"""The words of the explorable that trains one neuron under two costs."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="Which cost moves a neuron that is as wrong as can be?",
    zh="神经元错得离谱时，哪种代价能让它动起来？",
)
LR = Message(en="Learning rate", zh="学习率")
TIMES = Message(en="Rate of the squared error, times", zh="平方误差的学习率倍数")
W = Message(en="Start w", zh="初始权重 w")
B = Message(en="Start b", zh="初始偏置 b")

OUTPUTS = Message(en="Output, where 0 is wanted", zh="输出（目标是 0）")
OUTPUT = Message(en="output a", zh="输出 a")
PUSHES = Message(en="The push on w", zh="推动 w 的力量")
PUSH = Message(en="gradient ∂C/∂w", zh="梯度 ∂C/∂w")
SQUARED = Message(en="squared error", zh="平方误差")
ENTROPY = Message(en="cross-entropy", zh="交叉熵")

RESULT = Message(
    en="After step {step}: output {a_squared:.2f} with the squared error, "
    "{a_entropy:.2f} with cross-entropy. They were above 0.5 for {wait_squared:d} "
    "and {wait_entropy:d} steps. At the start the slope σ′(z) was {slope:.3g}: "
    "by that factor the squared error's push is the smaller one.",
    zh="{step} 步之后：平方误差的输出为 {a_squared:.2f}，交叉熵的输出为 "
    "{a_entropy:.2f}；两者高于 0.5 的步数分别是 {wait_squared:d} 和 "
    "{wait_entropy:d}。起点处的斜率 σ′(z) 为 {slope:.3g}：平方误差的推力"
    "正好要乘上这个因子。",
)
HOW_MANY = Message(
    en="Both neurons start at an output of 0.98 and learn at one rate. "
    "How many times as many steps does the cost (a − y)²/2 need to get below 0.5?",
    zh="两个神经元都从输出 0.98 出发，学习率相同。要降到 0.5 以下，"
    "代价 (a − y)²/2 需要的步数是交叉熵的多少倍？",
)
AS_MANY = Message(en="about as many", zh="差不多一样多")
FOUR = Message(en="about 4 times", zh="约 4 倍")
FOURTEEN = Message(en="about 14 times", zh="约 14 倍")
SIXTY = Message(en="about 60 times", zh="约 60 倍")
AFTER = Message(
    en="About 14 times. The slope divides the push of the squared error by 57 at the "
    "start and by 4 at an output of 0.5. Without the ½ in the cost: about 7.",
    zh="约 14 倍。斜率把平方误差的推力在起点处缩小到 1/57，在输出 0.5 处缩小到 1/4。"
    "代价里若没有 ½，就只有约 7 倍。",
)
