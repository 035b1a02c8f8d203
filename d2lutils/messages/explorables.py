"""What an explorable says around its author's words."""

from d2lutils.messages.language import Message

# In the page, under these names in the script.
UI: dict[str, Message] = {
    "play": Message(en="Play", zh="播放"),
    "pause": Message(en="Pause", zh="暂停"),
    "step": Message(en="Step", zh="单步"),
    "reset": Message(en="Reset", zh="回到起点"),
    "scrubber": Message(en="Step of the run", zh="当前步数"),
    "step_of": Message(en="step {step} of {most}", zh="第 {step} 步，共 {most} 步"),
    "replaying": Message(en="replaying … {percent} %", zh="正在重放……{percent}%"),
    "computing": Message(en="Python: {percent} %", zh="Python 计算：{percent}%"),
    "steps_per_frame": Message(en="Steps per frame", zh="每帧步数"),
    "more": Message(en="More", zh="更多"),
    "new_seed": Message(en="Next seed", zh="下一个种子"),
    "seed_refused": Message(en="whole numbers, 0 to {most}", zh="0 到 {most} 的整数"),
    "pad_undo": Message(en="Undo stroke", zh="撤销一笔"),
    "pad_clear": Message(en="Clear", zh="清空"),
    "pad_help": Message(
        en="Draw with mouse or finger. Keys: arrows move the pen, with Shift farther; "
        "Space lowers and lifts it; Escape takes the last stroke away.",
        zh="用鼠标或手指书写。键盘：方向键移动笔，加 Shift 移得更远；"
        "空格键落笔和提笔；Esc 键撤销最后一笔。",
    ),
    "pad_at": Message(en="pen at {x}, {y}", zh="笔在 {x}, {y}"),
    "pad_down": Message(en="pen down at {x}, {y}", zh="落笔于 {x}, {y}"),
    "pad_up": Message(en="pen lifted; strokes: {count}", zh="已提笔；共 {count} 笔"),
    "pad_count": Message(en="strokes: {count}", zh="共 {count} 笔"),
    "defaults": Message(en="Default settings", zh="恢复默认设置"),
    "copy_link": Message(en="Copy link", zh="复制链接"),
    "copy_python": Message(en="Copy as Python", zh="复制为 Python"),
    "copied": Message(en="Copied.", zh="已复制。"),
    "copy_by_hand": Message(
        en="The browser did not let us copy. Copy this:",
        zh="浏览器不允许自动复制，请手动复制以下内容：",
    ),
    "python_lost": Message(
        en="The Python could not be loaded.", zh="未能载入 Python 代码。"
    ),
    "badge_computed": Message(en="computed here", zh="在本页计算"),
    "badge_recorded": Message(en="recorded", zh="预先录制"),
    "badge_schematic": Message(en="schematic", zh="示意图"),
    "locked": Message(
        en="Some settings are fixed for this lesson.", zh="本课固定了部分设置。"
    ),
    "class_mark": Message(en="class {label}", zh="类别 {label}"),
    "current": Message(en="now", zh="当前"),
    "predict_first": Message(en="Predict first", zh="先猜一猜"),
    "choose": Message(en="Choose an answer first.", zh="请先选择一个答案。"),
    "skip": Message(en="Skip", zh="跳过"),
    "guessed": Message(
        en="Your guess: {guess}. Press Play and see.",
        zh="你猜的是：{guess}。请按“播放”看结果。",
    ),
    "guess_right": Message(en="You guessed right: {guess}.", zh="你猜对了：{guess}。"),
    "guess_wrong": Message(
        en="You guessed: {guess}. It came out differently.",
        zh="你猜的是：{guess}。结果并非如此。",
    ),
    "error_load": Message(
        en="The interactive version could not be loaded; "
        "this is its picture at the default settings.",
        zh="未能载入交互版本；这里显示的是默认设置下的图。",
    ),
    "error_run_lost": Message(
        en="The run with those settings could not be loaded; "
        "the settings are back at a run that is here.",
        zh="未能载入这些设置对应的运行；设置已恢复到已有的一次运行。",
    ),
    "error_python": Message(
        en="With those settings Python stopped; the last run is back. {error}",
        zh="用这些设置运行时 Python 出错，已恢复到之前的运行。{error}",
    ),
    "error_kernel": Message(
        en="The kernel does not answer: it is busy, or it has stopped. "
        "The last run is back.",
        zh="内核没有响应：可能正忙，也可能已停止。已恢复到之前的运行。",
    ),
    "error_link": Message(
        en="Part of this link does not fit this page: {part} — "
        "the default settings are shown.",
        zh="此链接中有一部分与本页不符：{part} —— 现在显示的是默认设置。",
    ),
    "error_run": Message(
        en="The computation stopped with an error; "
        "this is the picture at the default settings.",
        zh="计算因出错而停止；这里显示的是默认设置下的图。",
    ),
}
# Words that are not the author's either.
SEED = Message(en="Seed", zh="随机种子")
IMAGE = Message(en="image", zh="图像")
ROW = Message(en="row", zh="行")
COLUMN = Message(en="column", zh="列")
STEP_AXIS = Message(en="step", zh="步数")
FIGURE_NOTE = Message(
    en="Default settings, step {steps}.", zh="默认设置，第 {steps} 步。"
)
FIGURE_NOTE_STILL = Message(en="Default settings.", zh="默认设置。")
POINT_COUNT = Message(en="{label}: {count} points", zh="{label}：{count} 个点")
PATH = Message(
    en="a path leads from ({first_x}, {first_y}) to ({last_x}, {last_y})",
    zh="轨迹从 ({first_x}, {first_y}) 到 ({last_x}, {last_y})",
)
# What a graph says of its nodes.
GRADIENT = Message(en="gradient", zh="梯度")
SO_FAR = Message(en="so far", zh="目前为止")
NOT_YET = Message(en="not computed yet", zh="尚未计算")
GRADIENT_KEY = Message(
    en="in a node: its value, below it the gradient (bar: blue positive, vermilion "
    "negative)",
    zh="节点中：上为数值，下为梯度（色条：蓝为正，朱红为负）",
)
WEIGHT_KEY = Message(
    en="edges: the wider, the larger the weight (blue positive, vermilion negative)",
    zh="边：越宽权重越大（蓝为正，朱红为负）",
)
BOTH_KEY = Message(
    en="in a node: its value, below it the gradient; edges: the wider, the larger the "
    "weight (blue positive, vermilion negative)",
    zh="节点中：上为数值，下为梯度；边：越宽权重越大（蓝为正，朱红为负）",
)
NODE_GRADIENT = Message(
    en="{name} = {value}, gradient {gradient}", zh="{name} = {value}，梯度 {gradient}"
)
NODE_PART = Message(
    en="{name} = {value}, gradient {gradient} so far",
    zh="{name} = {value}，梯度目前为 {gradient}",
)
GRAPH = Message(
    en="graph of {nodes} nodes and {edges} edges",
    zh="含 {nodes} 个节点、{edges} 条边的图",
)
AT_WORK = Message(en="now at work: {name}", zh="正在计算：{name}")
NOT_COMPUTED = Message(en="not computed yet: {names}", zh="尚未计算：{names}")
WEIGHTS = Message(
    en="weights of the edges from {low} to {high}, {positive} of them positive",
    zh="各边权重从 {low} 到 {high}，其中 {positive} 为正",
)
NODE = Message(en="node", zh="节点")
NODE_HAS = Message(en="value", zh="数值")
# What is said of tokens.
TOKEN = Message(en="token", zh="词元")
TOKEN_TEXT = Message(en="{count} tokens: {words}", zh="{count} 个词元：{words}")
TOKEN_VALUES = Message(
    en="{what} runs from {low} at {least} to {high} at {most}",
    zh="{what}从 {least} 处的 {low} 到 {most} 处的 {high}",
)
TOKEN_AT = Message(
    en="in question is token {number}: {word}", zh="当前是第 {number} 个词元：{word}"
)
RUNNING = Message(en="running", zh="运行中")
STEPS = Message(en="steps", zh="步")
TAPES = Message(en="tapes", zh="条计算带")
TRACING = Message(en="tracing", zh="记录中")
BOOK = Message(en="Neural Networks in Motion", zh="动起来的神经网络")
NEEDS = Message(
    en="Needs d2lutils {version} or newer; in a notebook: "
    "%pip install -q -r {site}/wheels/d2lutils.txt",
    zh="需要 d2lutils {version} 或更新的版本；在笔记本中可运行："
    "%pip install -q -r {site}/wheels/d2lutils.txt",
)
