"""Hints of the exercises in ``chapters/ml-triad/mini-batches.ipynb``."""

from d2lutils.messages.language import Message

STEPS = Message(
    en="Count the batches of one epoch, the last, smaller one too; then times five.",
    zh="先数一轮有多少个小批量（包括最后较小的那个），再乘以 5。",
)
REST_DROPPED = Message(
    en="You left out the last batch: 1000 = 31 · 32 + 8, and the 8 are a step too.",
    zh="你漏了最后一个小批量：1000 = 31 · 32 + 8，那 8 个样本也是一步。",
)
NOT_WHOLE = Message(
    en="A quarter of a step cannot be made: the last batch is smaller, its step whole.",
    zh="走不了四分之一步：最后一个小批量较小，但仍是完整的一步。",
)
ONE_EPOCH = Message(
    en="These are the steps of one epoch. There are five.",
    zh="这是一轮的步数。一共有五轮。",
)
EPOCH_FOR_STEP = Message(
    en="These are the epochs. An epoch is a pass over all examples; each batch is a "
    "step.",
    zh="这是轮数。一轮是把所有样本看一遍，每个小批量是一步。",
)
ONE_PASS = Message(
    en="For each batch of the order: the mean of its gradients at the newest w, then "
    "a step against it.",
    zh="按顺序对每个小批量：在最新的 w 处取梯度的平均，再朝反方向走一步。",
)
REST_LEFT_OUT = Message(
    en="The examples that do not fill a batch are left out. They make a smaller one.",
    zh="凑不满一个小批量的样本被漏掉了。它们组成一个较小的小批量。",
)
DIVIDED_BY_M = Message(
    en="The last batch has fewer than m examples: divide by its own size.",
    zh="最后一个小批量不足 m 个样本：应除以它自己的大小。",
)
SUMMED = Message(
    en="You added the gradients of a batch. Divide by its size: the cost is a mean.",
    zh="你把一个小批量的梯度相加了。请除以它的大小：代价是平均值。",
)
ORDER_IGNORED = Message(
    en="You took the rows as they stand. The batches follow `order`.",
    zh="你按行的原有次序取样本了。小批量要按 order 的次序。",
)
OLD_PLACE = Message(
    en="All gradients are taken at the w before the epoch. Each step begins where the "
    "last one ended.",
    zh="所有梯度都取在这一轮开始前的 w 处。每一步应从上一步的终点出发。",
)
UPHILL = Message(
    en="Check the sign: the gradient points uphill.", zh="检查符号：梯度指向上坡。"
)
EPOCH_COST = Message(
    en="Every example counts the same. What does the last batch's mean stand for?",
    zh="每个样本的分量相同。最后一个小批量的平均值代表了多少样本？",
)
MEAN_OF_MEANS = Message(
    en="This still behaves as you found it: the last, smaller batch counts as much as "
    "a full one.",
    zh="它的行为还和原来一样：最后较小的小批量与满的小批量分量相同。",
)
A_SUM = Message(
    en="That is the sum of the losses. Divide by their number.",
    zh="这是损失之和。请除以个数。",
)
