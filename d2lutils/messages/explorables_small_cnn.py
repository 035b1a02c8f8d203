"""The words of the explorable that trains a small convolutional network."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="What do the kernels become, and how far does their network read?",
    zh="卷积核会学成什么样，网络又能认出多少？",
)
TRAINED = Message(en="Training digits", zh="训练用的数字")
CENTRED = Message(en="all in the middle", zh="都在正中")
SHIFTED = Message(en="moved by up to 2", zh="最多移动 2 个像素")
LR = Message(en="Learning rate", zh="学习率")
DIGIT = Message(en="Digit to look at", zh="查看哪个数字")

KERNELS = Message(en="The 8 kernels of the first layer", zh="第一层的 8 个卷积核")
WEIGHT = Message(en="weight", zh="权重")
MAPS = Message(
    en="A fresh digit, and its 8 feature maps", zh="一个未见过的数字和它的 8 个特征图"
)
ANSWER = Message(en="ink; answer", zh="墨色；响应")
READ = Message(en="Fresh digits read", zh="认对的未见过的数字")
SHARE = Message(en="read right (%)", zh="认对的比例（%）")
IN_THE_MIDDLE = Message(en="in the middle", zh="在正中")
MOVED = Message(en="moved", zh="移动过")

RESULT = Message(
    en="After {step} batches of 32 digits, {trained}, at rate {lr}: of 100 fresh "
    "digits the network reads {middle:.0f} % in the middle (loss {loss:.2f}) and "
    "{apart:.0f} % moved by up to 2 pixels. To the {digit} shown here it gives the "
    "probability {p:.0f} %.",
    zh="学习率 {lr}，训练数字{trained}，{step} 批（每批 32 个）之后："
    "100 个未见过的数字，在正中时认对 {middle:.0f}%（损失 {loss:.2f}），"
    "最多移动 2 个像素时认对 {apart:.0f}%。"
    "图中的数字 {digit}，网络给它的概率是 {p:.0f}%。",
)
