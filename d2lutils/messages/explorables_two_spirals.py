"""The words of the explorable on the first page: a network and two spirals."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="Can a small network tell two spirals apart?",
    zh="一个小网络能把两条螺旋线分开吗？",
)
LR = Message(en="Learning rate", zh="学习率")
WIDTH = Message(en="Units per layer", zh="每层单元数")
PLANE = Message(en="What the network says", zh="网络的判断")
VALUE = Message(en="p of blue − p of vermilion", zh="蓝色与朱红色的概率之差")
X1 = Message(en="input x₁", zh="输入 x₁")
X2 = Message(en="input x₂", zh="输入 x₂")
SPIRALS = Message(en="points of the two spirals", zh="两条螺旋线上的点")
LOSSES = Message(en="Loss over the steps", zh="损失随步数的变化")
LOSS = Message(en="loss (nats)", zh="损失（nat）")
MEAN_LOSS = Message(en="mean loss", zh="平均损失")
LOST = Message(
    en="Step {step}, learning rate {lr}: the steps are too large, and the training has "
    "diverged.",
    zh="第 {step} 步，学习率 {lr}：步子太大，训练发散了。",
)
RESULT = Message(
    en="Step {step}: the loss is {loss:.3g}, and {correct:.0f} % of the points lie on "
    "the right side.",
    zh="第 {step} 步：损失为 {loss:.3g}，{correct:.0f}% 的点在正确的一侧。",
)
