"""The words of the explorable that fits four lines to data with one outlier."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="How far does one bad reading pull the line?", zh="一个坏读数会把直线拉偏多少？"
)
OUTLIER = Message(en="Last reading (cm)", zh="最后一个读数（厘米）")
DELTA = Message(
    en="δ (cm): errors up to it are small", zh="δ（厘米）：不超过它的误差算小"
)
LR = Message(en="Learning rate lr", zh="学习率 lr")
HEIGHT = Message(en="Start: height in the middle (cm)", zh="起点：中间的高度（厘米）")

FITS = Message(en="Eight readings, four lines", zh="八个读数、四条直线")
WEIGHTS = Message(en="weights x", zh="砝码数 x")
LENGTH = Message(en="length (cm)", zh="长度（厘米）")
PULLS = Message(en="The pull of a reading", zh="一个读数的拉力")
RESIDUAL = Message(en="residual y − ŷ (cm)", zh="残差 y − ŷ（厘米）")
PULL = Message(en="pull", zh="拉力")
SQUARED = Message(en="squared", zh="平方")
ABSOLUTE = Message(en="absolute", zh="绝对值")
HUBER = Message(en="Huber", zh="Huber 损失")
CAUCHY = Message(en="Cauchy", zh="柯西")

AT_START = Message(
    en="No step yet: all four lines start flat. The last reading is {outlier} cm; "
    "without it, least squares find the slope {without:.2f}.",
    zh="还没有迈步：四条直线都从水平开始。最后一个读数为 {outlier} 厘米；"
    "去掉它，最小二乘的斜率为 {without:.2f}。",
)
RUN_AWAY = Message(
    en="Diverged: with lr = {lr} the steps of the squared loss are too large. Lower "
    "the learning rate.",
    zh="已经发散：学习率 {lr} 对平方损失来说步子太大。请降低学习率。",
)
RESULT = Message(
    en="Step {step}, last reading {outlier} cm: slopes {squared:.2f} (squared), "
    "{absolute:.2f} (absolute), {huber:.2f} (Huber), {cauchy:.2f} (Cauchy). Least "
    "squares without that reading: {without:.2f}.",
    zh="第 {step} 步，最后一个读数 {outlier} 厘米：斜率为 {squared:.2f}（平方）、"
    "{absolute:.2f}（绝对值）、{huber:.2f}（Huber）、{cauchy:.2f}（柯西）。"
    "去掉这个读数的最小二乘：{without:.2f}。",
)

PREDICT = Message(
    en="The last reading should be near 5.2 cm and says 0. Which of the four lines "
    "ends nearest to the one that you get without it?",
    zh="最后一个读数本应在 5.2 厘米附近，现在却是 0。四条直线中，"
    "哪一条最接近去掉它时得到的那条？",
)
AFTER = Message(
    en="The Cauchy loss: far out its pull falls, while the absolute and the Huber "
    "loss go on pulling with constant strength and the squared one ever harder.",
    zh="柯西损失：离得远时拉力反而减小；绝对值和 Huber 损失的拉力保持不变，"
    "平方损失则越拉越大。",
)
