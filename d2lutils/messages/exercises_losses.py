"""Hints of the exercises in ``chapters/ml-triad/losses.ipynb``."""

from d2lutils.messages.language import Message

COST_AND_OBJECTIVE = Message(
    en="The losses are ½r² for r = 2, 0, −2; the cost is their mean; the objective "
    "adds (λ/2) w². The answer is [cost, objective].",
    zh="损失是 ½r²，r = 2、0、−2；代价是它们的平均值；目标再加上 (λ/2) w²。"
    "答案写成 [代价, 目标]。",
)
SUM_NOT_MEAN = Message(
    en="You added the losses up. The cost is their mean.",
    zh="你把损失加起来了。代价是它们的平均值。",
)
HALF_LOST = Message(
    en="The ½ of the loss is missing: that is the mean squared error.",
    zh="少了损失里的 ½：这是均方误差。",
)
PENALTY_TWICE = Message(
    en="The penalty has a ½ of its own: (λ/2) w².",
    zh="惩罚项自己也有一个 ½：(λ/2) w²。",
)

BEST_CONSTANT = Message(
    en="Move the constant a little to the right: how many of the five absolute errors "
    "grow, how many shrink?",
    zh="把常数向右移动一点：五个绝对误差中，有几个变大，几个变小？",
)
THE_MEAN = Message(
    en="That is the mean, which is best for squared errors.",
    zh="这是平均值，对平方误差最好。",
)
THE_MIDRANGE = Message(
    en="The middle between the extremes makes the largest error least, not their mean.",
    zh="最大值与最小值的中点使最大误差最小，而不是平均误差最小。",
)

HUBER = Message(
    en="Up to δ it is ½r²; beyond, the straight line that continues it: δ(|r| − δ/2). "
    "np.where chooses entry by entry.",
    zh="不超过 δ 时为 ½r²；超过后是与它相接的直线 δ(|r| − δ/2)。"
    "np.where 可以逐个元素选择。",
)
NO_JOIN = Message(
    en="The two pieces do not meet at δ: the line must start at ½δ².",
    zh="两段在 δ 处没有接上：直线应从 ½δ² 开始。",
)
SLOPE_ONE = Message(
    en="Beyond δ the slope must be δ, as it is at the end of the parabola.",
    zh="超过 δ 后，斜率应为 δ，与抛物线末端的斜率相同。",
)
SIGN_FORGOTTEN = Message(
    en="For large negative residuals yours is a parabola, or even negative. Compare "
    "|r| with δ.",
    zh="对很大的负残差，你的结果仍是抛物线，甚至为负。请用 |r| 与 δ 比较。",
)

HINGE_RISK = Message(
    en="The margin is y · score with y = ±1; the loss max(0, 1 − margin); the risk "
    "their mean.",
    zh="间隔是 y · score，其中 y = ±1；损失是 max(0, 1 − 间隔)；风险是它们的平均值。",
)
NO_ROOM = Message(
    en="That is max(0, −margin): right answers must be right by at least 1.",
    zh="这是 max(0, −间隔)：答对还不够，间隔至少要达到 1。",
)
LABEL_IGNORED = Message(
    en="The label is missing: for y = −1 a large negative score is good.",
    zh="漏了标签：y = −1 时，很大的负分数才是好的。",
)
NOT_CLIPPED = Message(
    en="Some of your losses are negative: being right by more than 1 earns nothing.",
    zh="有些损失是负的：间隔超过 1 不会有额外奖励。",
)
SUMMED = Message(
    en="That is the sum over the examples. A risk is a mean.",
    zh="这是样本的总和。风险是平均值。",
)
