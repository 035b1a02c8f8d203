"""Hints of the exercises in ``chapters/ml-triad/likelihood.ipynb``."""

from d2lutils.messages.language import Message

NOISE_MODEL = Message(
    en="Take minus the logarithm of each density. Which one leaves an absolute value?",
    zh="对每个密度取负对数，哪一个得到绝对值？",
)
FREE = Message(
    en="The sum is least where e to the minus sum is greatest: that is a likelihood, "
    "of a definite noise.",
    zh="和最小的地方就是 e 的负和次方最大的地方：这正是某种确定噪声的似然。",
)
SQUARES = Message(
    en="The Gaussian has a square in its exponent; its loss is the squared error.",
    zh="高斯分布的指数里是平方，对应的损失是平方误差。",
)
FLAT = Message(
    en="A uniform density is the same for all errors within its range: nothing to "
    "minimise.",
    zh="均匀分布在其范围内对所有误差一样，没有什么可以最小化。",
)
GAUSSIAN_NLL = Message(
    en="Per example: the squared error over 2σ², plus half of ln(2πσ²). Then the sum.",
    zh="每个样本：平方误差除以 2σ²，再加 ln(2πσ²) 的一半。然后求和。",
)
CONSTANT_ONCE = Message(
    en="You added the constant once. Every example has a density, so every one brings "
    "it.",
    zh="常数项只加了一次。每个样本都有密度，所以每个样本都带一个常数。",
)
NO_TWO_PI = Message(
    en="The 2π is missing. It moves no minimum, but the density needs it for its area.",
    zh="漏了 2π。它不影响最小点，但密度的面积要靠它等于 1。",
)
NOT_SQUARED = Message(
    en="Divide by the variance σ², not by σ.", zh="要除以方差 σ²，而不是 σ。"
)
A_MEAN = Message(
    en="That is the mean over the examples. Asked for is the sum.",
    zh="这是对样本的平均。题目要的是总和。",
)
A_SIGN = Message(en="The size is right, the sign is not.", zh="大小对了，符号不对。")
MAP_ESTIMATE = Message(
    en="Weigh the readings by n/σ² and the prior by one over its variance.",
    zh="读数的权重是 n/σ²，先验的权重是其方差的倒数。",
)
WITHOUT_PRIOR = Message(
    en="That is the maximum likelihood estimate. The prior draws it towards 0.",
    zh="这是最大似然估计。先验会把它拉向 0。",
)
NOISE_OF_ONE = Message(
    en="That would be so for σ = 1. With σ = 3 a reading weighs a ninth as much.",
    zh="那是 σ = 1 的情形。σ = 3 时，一个读数的权重只有九分之一。",
)
ONE_READING = Message(
    en="That is the answer for one reading of 4. There are nine.",
    zh="这是只有一个读数 4 时的答案。一共有九个读数。",
)
POISSON_LOSS = Message(
    en="Minus the logarithm of ŷ^y · e^(−ŷ), without ln y!, as a mean over the hours.",
    zh="对 ŷ^y · e^(−ŷ) 取负对数，去掉 ln y!，再对各小时取平均。",
)
SQUARED_COUNTS = Message(
    en="That is the Gaussian's loss. Take minus the logarithm of the Poisson "
    "probability.",
    zh="这是高斯分布的损失。请对泊松概率取负对数。",
)
NO_EXPONENTIAL = Message(
    en="The factor e^(−ŷ) has gone missing. Without it the loss falls for ever as ŷ "
    "grows.",
    zh="漏了因子 e^(−ŷ)。没有它，ŷ 越大损失越小，没有尽头。",
)
EXCHANGED = Message(
    en="y and ŷ are exchanged: the mean ŷ is raised to the power of the count y.",
    zh="y 和 ŷ 写反了：是均值 ŷ 的 y 次方。",
)
A_SUM = Message(
    en="That is the sum over the hours. Asked for is the mean.",
    zh="这是对各小时的总和。题目要的是平均。",
)
LOG_LIKELIHOOD = Message(
    en="ln(a·b) = ln a + ln b, for as many factors as you like.",
    zh="ln(a·b) = ln a + ln b，多少个因子都成立。",
)
UNDERFLOWS = Message(
    en="This still behaves as you found it: the product is rounded to 0 before the "
    "logarithm.",
    zh="它的行为还和原来一样：取对数之前，乘积就已经被舍入为 0。",
)
LOG_OF_SUM = Message(
    en="You added the probabilities first. Take the logarithm of each, then add.",
    zh="你先把概率加起来了。应先对每个取对数，再相加。",
)
