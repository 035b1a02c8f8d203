"""Hints of the exercises in ``chapters/backpropagation/slow-learning.ipynb``."""

from d2lutils.messages.language import Message

STEEPEST_OUTPUT = Message(
    en="Write |δ| as a function of a alone: (1 - a) times the slope a (1 - a). Where "
    "is its derivative zero?",
    zh="把 |δ| 写成只含 a 的函数:(1 - a) 乘以斜率 a (1 - a)。它的导数在哪里为零?",
)
TARGET_ZERO = Message(
    en="That is the answer for target 0. Here the target is 1: which side is wrong "
    "now?",
    zh="这是目标为 0 时的答案。这里目标是 1:现在哪一侧是错的?",
)
SLOPE_ALONE = Message(
    en="At 0.5 the slope a (1 - a) is largest, but δ has a second factor: how wrong a "
    "is.",
    zh="在 0.5 处斜率 a (1 - a) 最大,但 δ 还有第二个因子:a 错得有多远。",
)
MOST_WRONG = Message(
    en="At 0 the neuron is most wrong, and its slope is 0: δ vanishes there. That is "
    "the point of this notebook.",
    zh="在 0 处神经元错得最离谱,而斜率为 0,因此 δ 也为 0。这正是本章的要点。",
)

TIMES_LARGER = Message(
    en="Divide the two errors: (a - y) cancels, and one over the slope remains.",
    zh="把两个误差相除:(a - y) 消去,剩下斜率的倒数。",
)
UPSIDE_DOWN = Message(
    en="That is the slope itself, so squared error over cross-entropy. Turn the ratio "
    "round.",
    zh="这是斜率本身,即平方误差比交叉熵。把比值倒过来。",
)
HALF_SLOPE = Message(
    en="The slope of the sigmoid is the product a (1 - a); you used one of its two "
    "factors.",
    zh="sigmoid 的斜率是乘积 a (1 - a);你只用了其中一个因子。",
)
DIFFERENCE = Message(
    en='You subtracted. "How many times" asks for a ratio.',
    zh="你做了减法。“多少倍”问的是比值。",
)

WHAT_CANCELS = Message(
    en="The cost enters the equations in one place only: BP1.",
    zh="代价函数只在一处进入这些方程:BP1。",
)
EVERY_SLOPE = Message(
    en="BP2 multiplies by σ′(z) of the hidden layer for any cost. Look at the chain of "
    "two neurons in the text.",
    zh="无论用什么代价,BP2 都要乘以隐藏层的 σ′(z)。看看正文中两个神经元的链。",
)
COST_AS_ACTIVATION = Message(
    en="Cross-entropy is a cost: it measures the output. The sigmoid that makes the "
    "output stays.",
    zh="交叉熵是代价,用来衡量输出;产生输出的 sigmoid 仍然在。",
)

SOFTMAX_COST = Message(
    en="Per row: ln Σ exp(z) minus the logit of the label; then the mean over the "
    "rows.",
    zh="每一行:ln Σ exp(z) 减去标签对应的 logit;然后对各行取平均。",
)
OVERFLOWS = Message(
    en="Right for small logits; exp(1000) overflows. Subtract the maximum of the row "
    "inside, and add it back outside the logarithm.",
    zh="logit 较小时正确;但 exp(1000) 会溢出。"
    "在里面减去该行最大值,在对数外面再加回来。",
)
FORGETS_MAXIMUM = Message(
    en="You took the maximum out of the sum; it must come back: ln Σ exp(z) = m + "
    "ln Σ exp(z - m).",
    zh="你从和式中提出了最大值,还得加回来:ln Σ exp(z) = m + ln Σ exp(z - m)。",
)
SUM_NOT_MEAN = Message(
    en="Right for one row. The cost of several rows is their mean, not their sum.",
    zh="对一行是对的。多行的代价是平均值,而不是总和。",
)
SIGN_OF_COST = Message(
    en="Check the sign: a cost falls to 0 when p of the label rises to 1.",
    zh="检查符号:当标签的 p 升到 1 时,代价应降到 0。",
)

OUTPUT_ERROR = Message(
    en="For softmax with -ln p the error of one example is p - y. What does the mean "
    "add?",
    zh="softmax 配合 -ln p 时,一个样本的误差是 p - y。取平均又带来什么?",
)
SLOPE_AND_MEAN = Message(
    en="This is the function as you found it. Derive δ for softmax and -ln p: is there "
    "a slope left?",
    zh="这还是原来的函数。推导 softmax 与 -ln p 的 δ:还剩下斜率吗?",
)
SLOPE_TOO_MANY = Message(
    en="The mean is right now. The factor p (1 - p) is still there, though it "
    "cancelled in the derivation.",
    zh="平均已经对了。但 p (1 - p) 还在,而推导中它已经消去。",
)
ERROR_OF_SUM = Message(
    en="The slope is gone, good. This is the error of the summed cost; the cost is the "
    "mean over the examples.",
    zh="斜率去掉了,很好。但这是总和代价的误差;代价是对样本的平均。",
)
ALL_ENTRIES = Message(
    en="Divide by the number of examples, not by the number of all entries.",
    zh="应除以样本个数,而不是所有元素的个数。",
)
SIGN_OF_ERROR = Message(
    en="The sign is turned: when p of a wrong class is too high, its δ is positive.",
    zh="符号反了:错误类别的 p 过高时,它的 δ 为正。",
)
