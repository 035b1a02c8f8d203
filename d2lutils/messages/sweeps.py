"""What a sweep says while it works and when it cannot begin."""

from d2lutils.messages.language import Message

SWEEPING = Message(en="training {runs} networks", zh="训练 {runs} 个网络")
UNKNOWN_SETTING = Message(
    en="a grid can vary {known}; got {got}",
    zh="网格可以改变的设置是 {known}；实际为 {got}",
)
NO_VALUES = Message(
    en="the grid needs a sequence of at least one value for {name}, got {got}",
    zh="网格中 {name} 需要由至少一个值组成的序列，实际为 {got}",
)
UNKNOWN_OPTION = Message(
    en="{name} must be one of {known}, got {got}",
    zh="{name} 必须是 {known} 之一，实际为 {got}",
)
NOT_A_RATE = Message(
    en="{name} must be a finite number, at least 0, got {got}",
    zh="{name} 必须是有限的非负数，实际为 {got}",
)
NOT_SIZES = Message(
    en="hidden must be a tuple of layer sizes, each at least 1, got {got}",
    zh="hidden 必须是各隐藏层单元数组成的元组，每个至少为 1，实际为 {got}",
)
NO_SEEDS = Message(
    en="seeds must be a count of at least 1 or different integers from 0 on, got {got}",
    zh="seeds 必须是至少为 1 的个数，或互不相同的非负整数，实际为 {got}",
)
OTHER_NAMES = Message(
    en="val must have the names of train, {expected}, got {got}",
    zh="val 的名称必须与 train 相同，即 {expected}，实际为 {got}",
)
OTHER_SHAPE = Message(
    en="data sets of one sweep need one shape: the first has x {expected_x} and "
    "y {expected_y}, {name} has x {x} and y {y}",
    zh="同一次扫描中的数据必须形状相同：第一个为 x {expected_x}、y {expected_y}，"
    "{name} 为 x {x}、y {y}",
)
NOT_A_TABLE = Message(
    en="{name} needs x of shape (n, d), and y of n integer labels or of shape (n, k); "
    "got x {x} and y {y}",
    zh="{name} 的 x 形状应为 (n, d)，y 应为 n 个整数标签或形状 (n, k)；"
    "实际为 x {x}、y {y}",
)
LABELS = Message(
    en="the labels of {name} must lie between 0 and {high}, the highest of train; "
    "they lie between {got_low} and {got_high}",
    zh="{name} 的标签必须在 0 到 {high}（train 中最大的标签）之间；"
    "实际在 {got_low} 到 {got_high} 之间",
)
WHERE_UNKNOWN = Message(
    en="a run of this sweep is told by {known}; got {got}",
    zh="本次扫描的运行由 {known} 区分；实际为 {got}",
)
WHERE_NONE = Message(
    en="no run has {name} = {got}; there are {known}",
    zh="没有 {name} = {got} 的运行；现有 {known}",
)
NOT_RUNS = Message(
    en="values must have one row for each of the {runs} runs, got shape {got}",
    zh="values 的第一个轴必须对应 {runs} 个运行，实际形状为 {got}",
)
SWEEP = Message(
    en="Sweep of {runs} runs × {epochs} epochs: {varied}",
    zh="扫描：{runs} 个运行 × {epochs} 轮：{varied}",
)
