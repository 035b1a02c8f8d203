"""The words of the explorable that fits a line to a spring, by hand or by descent."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="Which line leaves the smallest squares?", zh="哪条直线留下的正方形最小？"
)
W = Message(en="Slope w (cm per weight)", zh="斜率 w（厘米每砝码）")
B = Message(en="Intercept b (cm)", zh="截距 b（厘米）")
LR = Message(en="Learning rate lr", zh="学习率 lr")

SPRING = Message(en="A square for each residual", zh="每个残差一个正方形")
WEIGHTS = Message(en="weights x", zh="砝码数 x")
LENGTH = Message(en="length (cm)", zh="长度（厘米）")
LINE = Message(en="line", zh="直线")
SURFACE = Message(en="Cost of every line", zh="每条直线的代价")
SLOPE = Message(en="slope w", zh="斜率 w")
INTERCEPT = Message(en="intercept b", zh="截距 b")
COST = Message(en="cost C (cm²)", zh="代价 C（平方厘米）")

AT_START_CLOSE = Message(
    en="Your line leaves squares of {squares:.2f} cm² in all: within 1 % of the least "
    "that any line can reach, {least:.2f}. Well placed.",
    zh="你的直线留下的正方形共 {squares:.2f} 平方厘米，与任何直线能达到的最小值 "
    "{least:.2f} 相差不到 1%。放得很准。",
)
AT_START = Message(
    en="Your line leaves squares of {squares:.3g} cm² in all; the largest has "
    "{largest:.3g}. The least that any line can reach is {least:.2f} in all.",
    zh="你的直线留下的正方形共 {squares:.3g} 平方厘米，最大的一个为 {largest:.3g}。"
    "任何直线能达到的最小总和是 {least:.2f}。",
)
OVERFLOW = Message(
    en="Diverged: after step {step} the line has left the picture and the squares are "
    "too large for a float32 number. Below lr = {bound:.3g} descent converges.",
    zh="已经发散：{step} 步后直线早已离开画面，正方形超出 float32 的范围。"
    "学习率小于 {bound:.3g} 时下降才收敛。",
)
BEYOND = Message(
    en="Diverges: lr = {lr} is beyond {bound:.3g}, and each step goes too far. After "
    "step {step} the squares add up to {squares:.3g} cm².",
    zh="发散：lr = {lr} 超过 {bound:.3g}，每一步都走过了头。{step} 步后正方形共 "
    "{squares:.3g} 平方厘米。",
)
ARRIVED = Message(
    en="Step {step}: w = {w:.3f}, b = {b:.3f}, squares {squares:.3f} cm² in all, "
    "within 1 % of the least, {least:.3f}.",
    zh="第 {step} 步：w = {w:.3f}，b = {b:.3f}，正方形共 {squares:.3f} 平方厘米，"
    "与最小值 {least:.3f} 相差不到 1%。",
)
ON_THE_WAY = Message(
    en="Step {step}: w = {w:.3f}, b = {b:.3f}, squares {squares:.3g} cm² in all; the "
    "least is {least:.2f}.",
    zh="第 {step} 步：w = {w:.3f}，b = {b:.3f}，正方形共 {squares:.3g} 平方厘米；"
    "最小值为 {least:.2f}。",
)

PREDICT = Message(
    en="The line has about the right slope, and lies too high by 2.5 cm. You press "
    "Play, and descent starts from it. What does it do with the slope w?",
    zh="这条直线的斜率差不多是对的，只是高了约 2.5 厘米。按下播放，下降从这里开始。"
    "它会怎样改变斜率 w？",
)
KEEPS = Message(en="It leaves w alone and lowers b.", zh="保持 w 不变，只降低 b。")
LOWERS = Message(
    en="It lowers w a lot at first, and takes more than a hundred steps to bring it "
    "back.",
    zh="先把 w 降低很多，再用一百多步把它升回来。",
)
RAISES = Message(en="It raises w.", zh="升高 w。")
AFTER = Message(
    en="It lowers w: all residuals are negative, and a lower slope brings the line "
    "down, too, most of all at the heavy loads. Descent follows the slope of the "
    "cost at the place where it is; it does not know where it will end.",
    zh="它会降低 w：所有残差都是负的，降低斜率也会把直线压低，负载越大压得越低。"
    "下降只跟随当前位置上代价的斜率，并不知道终点在哪里。",
)
