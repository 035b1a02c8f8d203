"""Hints of the exercises in ``chapters/ml-triad/three-parts.ipynb``."""

from d2lutils.messages.language import Message

BEST_LINE = Message(
    en="Take the means from x and y first; w is Σ(x − x̄)(y − ȳ) divided by Σ(x − x̄)², "
    "and b = ȳ − w x̄. The answer is [w, b].",
    zh="先从 x 和 y 中减去各自的平均值；w 等于 Σ(x − x̄)(y − ȳ) 除以 Σ(x − x̄)²，"
    "b = ȳ − w x̄。答案写成 [w, b]。",
)
THROUGH_ENDS = Message(
    en="That is the line through the first and the last point. The middle one counts, "
    "too.",
    zh="这是过首末两点的直线。中间的点也要算进去。",
)
THROUGH_ORIGIN = Message(
    en="That is the best line through the origin. Here b is free.",
    zh="这是过原点的最佳直线。这里 b 可以取任意值。",
)

WHICH_PART = Message(
    en="Ask what stays the same: which functions can be learned? what counts as "
    "small? how is it looked for?",
    zh="想想什么没有变：可以学到哪些函数？怎样算小？怎样去找？",
)
NOT_MODEL = Message(
    en="The set of functions stays the same: all lines. So the model was not changed.",
    zh="可选的函数没有变：仍是所有直线，所以模型没有变。",
)
NOT_OPTIMISATION = Message(
    en="The way of searching may have to change along, but what is searched for is "
    "another line: that is the criterion.",
    zh="搜索方法也许要跟着改变，但要找的已经是另一条直线：变的是准则。",
)
NOT_DATA = Message(
    en="Not one measurement was changed, only what they cost.",
    zh="没有改动任何一次测量，改的只是误差的代价。",
)

GRADIENT = Message(
    en="With C = (1/2n) Σ (ŷ − y)² and r = ŷ − y: dw is the mean of r·x, and db the "
    "mean of r. Return the pair (dw, db).",
    zh="C = (1/2n) Σ (ŷ − y)²，记 r = ŷ − y：dw 是 r·x 的平均值，db 是 r 的平均值。"
    "返回 (dw, db)。",
)
NO_MEAN = Message(
    en="You return sums. The cost is a mean over the n examples.",
    zh="你返回的是总和。代价是 n 个样本的平均。",
)
WRONG_SIGN = Message(
    en="The sign is turned round: with r = y − ŷ the gradient is −mean(r·x). Uphill "
    "would be downhill.",
    zh="符号反了：若 r = y − ŷ，梯度是 −mean(r·x)。这样会把上坡当成下坡。",
)
TWICE = Message(
    en="Twice too large: the ½ of the cost cancels the 2 of the square.",
    zh="大了一倍：代价里的 ½ 与平方求导得到的 2 抵消。",
)
NO_INPUT = Message(
    en="dw lacks a factor: by how much does ŷ move when w moves?",
    zh="dw 少了一个因子：w 变化时，ŷ 变化多少？",
)

COST_OF_TABLE = Message(
    en="Compare the shapes of X @ W + b and y before you subtract.",
    zh="相减之前，先比较 X @ W + b 和 y 的形状。",
)
AS_FOUND = Message(
    en="This is the program as you found it: (n, 1) minus (n,) is a table of n × n "
    "differences, each prediction against each target. Give both one shape.",
    zh="程序还是原样：(n, 1) 减 (n,) 得到 n × n 的表，每个预测都减了每个目标。"
    "请让两者形状相同。",
)
WITHOUT_HALF = Message(
    en="The shapes are right now. The ½ of the cost is missing.",
    zh="形状已经对了。还缺代价里的 ½。",
)
