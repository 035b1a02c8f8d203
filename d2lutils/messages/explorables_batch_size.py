"""The words of the explorable that descends by mini-batches."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="How many examples should a step look at?", zh="每走一步，应该看多少个样本？"
)
BATCH_SIZE = Message(en="Batch size m", zh="批量大小 m")
LR = Message(en="Learning rate lr", zh="学习率 lr")
ORDER = Message(en="Order of the examples", zh="样本的顺序")
SHUFFLED = Message(en="shuffled, every epoch anew", zh="每轮重新打乱")
SORTED = Message(en="sorted by y", zh="按 y 排序")
W0 = Message(en="Start w₀", zh="起点 w₀")
B0 = Message(en="Start b₀", zh="起点 b₀")
SURFACE = Message(en="The path over the cost", zh="代价上的路径")
W = Message(en="weight w", zh="权重 w")
B = Message(en="bias b", zh="偏置 b")
COST = Message(en="cost above the best", zh="高出最优值的代价")
WORK = Message(en="Cost against work", zh="代价与工作量")
EPOCHS = Message(en="epochs", zh="轮数")
FULL = Message(en="full batch", zh="全批量")
GRADIENTS = Message(en="Gradient and noise", zh="梯度与噪声")
LENGTH = Message(en="length", zh="长度")
WHOLE = Message(en="gradient", zh="梯度")
OFF = Message(en="error of m", zh="m 个的误差")
RESULT = Message(
    en="{step} steps of {m} examples, {per_epoch} to an epoch: {epochs:.3g} epochs. "
    "The cost is {excess:.3g} above the best; after as many epochs with the full "
    "batch, {full_now:.3g}. The gradient is {whole:.2g} long, and {m} random "
    "examples are typically off by {off:.2g}.",
    zh="{step} 步，每步 {m} 个样本，每轮 {per_epoch} 步，共 {epochs:.3g} 轮。代价比最"
    "优值高 {excess:.3g}；全批量用同样多的轮数后高 {full_now:.3g}。梯度的长度为 "
    "{whole:.2g}，随机 {m} 个样本的典型误差为 {off:.2g}。",
)
NOISY = Message(
    en="{step} steps of {m} examples, {per_epoch} to an epoch: {epochs:.3g} epochs. "
    "The cost is {excess:.3g} above the best; after as many epochs with the full "
    "batch, {full_now:.3g}. A batch tells mostly noise here: the gradient is "
    "{whole:.2g} long, the typical error {off:.2g}.",
    zh="{step} 步，每步 {m} 个样本，每轮 {per_epoch} 步，共 {epochs:.3g} 轮。代价比最"
    "优值高 {excess:.3g}；全批量用同样多的轮数后高 "
    "{full_now:.3g}。在这里小批量说的主要是噪声：梯度的长度为 "
    "{whole:.2g}，典型误差却有 {off:.2g}。",
)
WHOLE_TABLE = Message(
    en="{step} steps of all 64 examples, each of them an epoch. No error, no noise: "
    "the cost is {excess:.3g} above the best.",
    zh="{step} 步，每步用全部 64 个样本，一步就是一轮。没有误差，没有噪声：代价比最优"
    "值高 {excess:.3g}。",
)
SORTED_RESULT = Message(
    en="{step} steps of {m} examples, {per_epoch} to an epoch, in the order of y: "
    "{epochs:.3g} epochs. The cost is {excess:.3g} above the best; after as many "
    "epochs with the full batch, {full_now:.3g}. Every epoch makes the same round, "
    "from the low y to the high ones.",
    zh="{step} 步，每步 {m} 个样本，每轮 {per_epoch} 步，按 y 的顺序，共 {epochs:.3g} "
    "轮。代价比最优值高 {excess:.3g}；全批量用同样多的轮数后高 "
    "{full_now:.3g}。每一轮都走同样的一圈，从小的 y 到大的 y。",
)
AT_START = Message(
    en="No step yet. The cost is {excess:.3g} above the best. The gradient is "
    "{whole:.2g} long, and {m} random examples are typically off by {off:.2g}. An "
    "epoch will take {per_epoch} steps.",
    zh="还没有迈步。代价比最优值高 {excess:.3g}。梯度的长度为 {whole:.2g}，随机 {m} 个"
    "样本的典型误差为 {off:.2g}。一轮需要 {per_epoch} 步。",
)
DIVERGED = Message(
    en="Diverged after {step} steps, {epochs:.3g} epochs: lr = {lr} is too large for "
    "batches of {m}.",
    zh="{step} 步（{epochs:.3g} 轮）后已经发散：对大小为 {m} 的小批量，lr = {lr} 太大"
    "了。",
)
PREDICT = Message(
    en="For 20 epochs, all 64 examples at a time take 20 steps, 4 at a time take 320 "
    "noisy ones. The learning rate is the same. Which ends with the lower cost?",
    zh="20 轮里，每步看全部 64 个样本要走 20 步，每步看 4 个要走 320 步带噪声的步子。"
    "学习率相同，哪一个最后的代价更低？",
)
SAYS_FULL = Message(
    en="The 20 steps: each of them is right.", zh="那 20 步：每一步都是对的。"
)
SAYS_BATCHES = Message(
    en="The 320 steps: most of them are nearly right.",
    zh="那 320 步：大多数差不多是对的。",
)
AFTER = Message(
    en="The 320. Far from the minimum the error of 4 examples is smaller than the "
    "gradient, so most steps go down, at a sixteenth of the work. Near the minimum "
    "it is larger.",
    zh="那 320 步。离极小点远时，4 个样本的误差小于梯度，大多数步都在下降，工作量却只有"
    "十六分之一。靠近极小点时，误差比梯度大。",
)
