"""What the pages say around the author's text, and what their build reports."""

from d2lutils.messages.language import Message

# On the page.
HINT_CODE = Message(en="Code behind the picture", zh="这张图的代码")
HIDDEN_CODE = Message(en="Code of this step", zh="这一步的代码")
SETUP_CODE = Message(en="Set-up", zh="准备代码")
SOLUTION = Message(en="Solution", zh="参考答案")
DIFFICULTY = Message(
    en="difficulty {level} of 3",
    zh="难度 {level}(共 3 级)",
)
CORNER = Message(en="Item", zh="项目")
COPY = Message(en="Copy", zh="复制")
COPIED = Message(en="Copied", zh="已复制")
COPY_FAILED = Message(
    en="Select the text and copy it by hand", zh="请选中文字后手动复制"
)

# Around the text, under these names in the templates.
ON_PAGE = {
    "skip": Message(en="Skip to the text", zh="跳到正文"),
    "menu": Message(en="Contents", zh="目录"),
    "search": Message(en="Search", zh="搜索"),
    "search_script": Message(
        en="The search needs JavaScript; the contents of the book do not.",
        zh="搜索需要 JavaScript;书的内容不需要。",
    ),
    "search_book": Message(en="Search the book", zh="搜索全书"),
    "search_none": Message(en="Nothing found", zh="没有找到"),
    "search_found": Message(en="Places found:", zh="找到的位置:"),
    "lost": Message(en="This page is not here", zh="没有这个页面"),
    "lost_why": Message(
        en="The address leads nowhere: mistyped, or the page has moved.",
        zh="这个地址没有对应的页面:可能输错了,也可能页面已经移动。",
    ),
    "lost_home": Message(en="Go to the start of the book", zh="回到本书首页"),
    "about": Message(en="About this page", zh="关于本页"),
    "mode": Message(en="Colours", zh="配色"),
    "mode_auto": Message(en="Colours: as the system", zh="配色:跟随系统"),
    "mode_light": Message(en="Colours: light", zh="配色:浅色"),
    "mode_dark": Message(en="Colours: dark", zh="配色:深色"),
    "contents": Message(en="Contents of the book", zh="全书目录"),
    "start": Message(en="Start", zh="首页"),
    "sections": Message(en="On this page", zh="本页内容"),
    "turn": Message(en="Previous and next page", zh="上一页与下一页"),
    "previous": Message(en="Previous", zh="上一页"),
    "next": Message(en="Next", zh="下一页"),
    "licence": Message(
        en="Text under CC BY-SA 4.0, code under MIT.",
        zh="文字采用 CC BY-SA 4.0 许可,代码采用 MIT 许可。",
    ),
}
# Under the title.
READING = Message(en="{minutes} min of prose", zh="正文约 {minutes} 分钟")
RUN_TIME = Message(
    en="all of it computed in {seconds} s ({versions}, one CPU thread)",
    zh="全部代码运行 {seconds} 秒({versions},单个 CPU 线程)",
)
COLAB = Message(en="Open in Colab", zh="在 Colab 中打开")
DOWNLOAD = Message(en="Download notebook", zh="下载笔记本")
EDIT = Message(en="Edit this page", zh="编辑本页")
REPORT = Message(en="Report an error", zh="报告错误")
# At the foot.
PASSED = Message(
    en="All {count} notebooks of the book ran without an error for this site: "
    "{versions}.",
    zh="全书 {count} 个笔记本在构建本站时全部运行通过:{versions}。",
)
PASSED_ON = Message(
    en="All {count} notebooks of the book ran without an error for this site, "
    "this one on {date}: {versions}.",
    zh="全书 {count} 个笔记本在构建本站时全部运行通过,本页于 {date} 运行:{versions}。",
)
# In the build.
NO_ALT_TEXT = Message(
    en="cell {number} shows a figure without alt text: let d2lutils.plotting make it, "
    "or give draw(...) its alt",
    zh="第 {number} 个单元格的图没有替代文字:请用 d2lutils.plotting 作图,"
    "或给 draw(...) 传入 alt",
)
NO_IMAGE_ALT = Message(
    en="the image {uri} has no alt text: write it between the brackets of ![...](...)",
    zh="图片 {uri} 没有替代文字:请写在 ![...](...) 的方括号里",
)
BAD_FORMULA = Message(
    en="{place}KaTeX cannot set the formula {tex}: {reason}",
    zh="{place}KaTeX 无法排版公式 {tex}:{reason}",
)
IN_CELL = Message(
    en="cell {number}, line {line}: ", zh="第 {number} 个单元格第 {line} 行:"
)
KATEX_MISSING = Message(
    en="KaTeX is not in {folder}: run `npm ci` beside package.json (`make book` does)",
    zh="{folder} 里没有 KaTeX:请在 package.json 所在的文件夹运行 `npm ci`"
    "(`make book` 会自动运行)",
)
NODE_FAILED = Message(
    en="Node could not render the formulas: {reason}",
    zh="Node 无法排版公式:{reason}",
)
OPEN_DETAILS = Message(
    en="a <details> block is opened or closed alone: write "
    "<details><summary>...</summary> and </details> as lines of their own, "
    "with a blank line after each",
    zh="<details> 没有成对出现:<details><summary>...</summary> 与 </details> "
    "各占一行,其后各空一行",
)
REFUSED_HTML = Message(
    en="the page's security policy stops {found}: write plain Markdown, "
    "or put the script into d2lutils.site",
    zh="本页的安全策略会阻止 {found}:请写普通的 Markdown,或把脚本放进 d2lutils.site",
)
OVER_BUDGET = Message(
    en="the page costs {size} kB (of {most}) in {requests} requests "
    "(of {most_requests}): fewer or simpler figures, or two pages",
    zh="本页需要 {size} kB(上限 {most})、{requests} 个请求(上限 {most_requests}):"
    "请减少或简化图,或分成两页",
)
TERSER_MISSING = Message(
    en="terser is not in {folder}: run `npm ci` beside package.json (`make book` does)",
    zh="{folder} 里没有 terser：请在 package.json 所在的文件夹运行 `npm ci`"
    "（`make book` 会自动运行）",
)
TERSER_FAILED = Message(
    en="Node could not shorten the script of the explorables: {reason}",
    zh="Node 无法压缩交互实验的脚本：{reason}",
)
SAME_EXPLORABLE = Message(
    en='explorables need names of their own, got "{name}" more than once',
    zh="每个交互实验要有自己的名字，“{name}”出现了不止一次",
)
