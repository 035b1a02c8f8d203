"""The words of the recorded explorable that moves digits after the training."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="Trained in one place: does it read in another?",
    zh="在一个位置上训练，换个位置还认得吗？",
)
MODEL = Message(en="Network", zh="网络")
CNN = Message(en="CNN, 3 818 parameters", zh="CNN，3 818 个参数")
MLP = Message(en="MLP, 95 062 parameters", zh="MLP，95 062 个参数")
TRAINED = Message(en="Training digits", zh="训练用的数字")
CENTRED = Message(en="all in the middle", zh="都在正中")
SHIFTED = Message(en="moved by up to 3", zh="最多移动 3 个像素")

OVER_SHIFT = Message(en="New digits, moved sideways", zh="左右移动的新数字")
SHIFT = Message(en="moved to the right (pixels)", zh="向右移动（像素）")
SHARE = Message(en="read right (%)", zh="认对的比例（%）")
HIGH = Message(en="best seed", zh="最好的种子")
MEAN = Message(en="mean of 5", zh="5 个的平均")
LOW = Message(en="worst seed", zh="最差的种子")
OVER_PASSES = Message(en="While it learns", zh="学习过程")
MIDDLE = Message(en="in the middle", zh="在正中")
APART = Message(en="moved by 3", zh="移动 3 个像素")

RESULT = Message(
    en="{model}, digits {trained}, {step} passes: it reads {middle:.0f} % of new "
    "digits in the middle, and {apart:.0f} % of the same digits 3 pixels to the side "
    "(mean of 5 seeds).",
    zh="{model}，训练数字{trained}，{step} 遍之后：新数字在正中时认对 {middle:.0f}%，"
    "同样的数字向旁边移动 3 个像素时认对 {apart:.0f}%（5 个种子的平均）。",
)
