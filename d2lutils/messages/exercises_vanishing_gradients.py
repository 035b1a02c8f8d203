"""Hints of the exercises in ``chapters/backpropagation/vanishing-gradients.ipynb``."""

from d2lutils.messages.language import Message

CHAIN_OF_SIX = Message(
    en="Write the six slopes and the weights between them in one line, then multiply.",
    zh="把六个斜率和它们之间的权重写成一行，再相乘。",
)
SLOPES_ALONE = Message(
    en="Those are the slopes alone. Each weight between two units is a factor, too.",
    zh="这只是各斜率之积。相邻两个单元之间的权重也是因子。",
)
FIRST_WEIGHT_TOO = Message(
    en="There are six slopes, but only five weights lie between b₁ and the output.",
    zh="斜率有六个，但 b₁ 与输出之间只有五个权重。",
)
WEIGHTS_ALONE = Message(
    en="Those are the weights alone. Each unit also contributes its slope σ′(0).",
    zh="这只是各权重之积。每个单元还要乘以斜率 σ′(0)。",
)

BOUNDED = Message(
    en="Which of the three contains no weight?",
    zh="三者之中哪一个不含权重？",
)
FACTOR_BOUNDED = Message(
    en="The weight may be 6 and z may be 0: then this factor is 1.5.",
    zh="权重可以是 6 而 z 为 0：这时该因子为 1.5。",
)
GRADIENT_BOUNDED = Message(
    en="The gradient is a product with weights in it; with large ones it explodes.",
    zh="梯度是含有权重的乘积；权重大时它会爆炸。",
)

LARGEST_FACTOR = Message(
    en="One layer multiplies a length by at most ‖W‖₂ times the largest slope, ¼.",
    zh="一层最多把长度乘以 ‖W‖₂ 与最大斜率 ¼ 之积。",
)
ENTRYWISE = Message(
    en="np.linalg.norm(W) is √Σw². That is a bound, too, but a loose one: the smallest "
    "for all vectors is the largest singular value, np.linalg.norm(W, 2).",
    zh="np.linalg.norm(W) 是 √Σw²。它也是上界，但偏松：对所有向量成立的最小上界是"
    "最大奇异值 np.linalg.norm(W, 2)。",
)
NO_SLOPE = Message(
    en="Each layer also has a slope, at most ¼. It is missing.",
    zh="每层还有一个不超过 ¼ 的斜率，这里漏掉了。",
)
ONE_SLOPE = Message(
    en="The slope ¼ comes once for each layer, not once for all.",
    zh="斜率 ¼ 每层出现一次，而不是总共一次。",
)
SUMMED = Message(
    en="Layers follow each other: their factors multiply, they do not add.",
    zh="各层依次相接：因子相乘，而不是相加。",
)
LARGEST_ENTRY = Message(
    en="The largest entry says too little: many small weights add up.",
    zh="最大的元素说明不了问题：许多小权重加起来也很大。",
)

FIRST_GRADIENT = Message(
    en="Follow the path from b₁ to a_L: which weights lie on it?",
    zh="沿着从 b₁ 到 a_L 的路径走：上面有哪些权重？",
)
AS_FOUND = Message(
    en="This is the function as you found it. w₁ multiplies the input, and b₁ is added "
    "after it: w₁ is not on the way from b₁ to the output.",
    zh="这就是原来的函数。w₁ 乘的是输入，b₁ 在它之后才加上：w₁ 不在 b₁ 到输出的路上。",
)
LAST_WEIGHT_LOST = Message(
    en="You left out the last weight. The last unit hears of b₁ only through it.",
    zh="你漏掉的是最后一个权重。最后一个单元正是经由它才受 b₁ 影响。",
)
ALL_WEIGHTS_LOST = Message(
    en="Now every weight is gone. Only the first one is not on the path.",
    zh="现在所有权重都没了。不在路径上的只有第一个。",
)
OWN_SLOPE_LOST = Message(
    en="The first unit's own slope belongs to the path: b₁ changes z₁ first.",
    zh="第一个单元自身的斜率也在路径上：b₁ 首先改变的是 z₁。",
)
