"""What goes wrong when the front end's modules are joined."""

from d2lutils.messages.language import Message

CIRCLE = Message(
    en="front-end modules must not import each other in a circle, got {modules}",
    zh="前端模块不能循环导入，现在是：{modules}",
)
FORM = Message(
    en="{module}: import names in braces, and write export before a declaration; "
    "got: {line}",
    zh="{module}：import 的名字要写在花括号里，export 要写在声明前；现在是：{line}",
)
NO_MODULE = Message(
    en="a front-end module imports {module}, which does not exist",
    zh="某个前端模块导入了不存在的 {module}",
)
LATE = Message(
    en="{module} must import a module that begins a part of the page as a whole "
    "(* as), because it may come later; got: {line}",
    zh="{module} 要整体导入（* as）页面某一部分的起始模块，因为它可能较晚才到；"
    "现在是：{line}",
)
NO_EXPORT = Message(
    en="{module} imports {name}, which that module does not export",
    zh="{module} 导入了 {name}，而那个模块没有导出它",
)
