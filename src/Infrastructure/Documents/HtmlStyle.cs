namespace ReliefApi.Infrastructure.Documents;

/// <summary>The style sheet of the page. It holds no &lt; and no &amp;, so it may stand unescaped in XML and in HTML.</summary>
internal static class HtmlStyle
{
    public const string Css =
        """

        :root { color-scheme: light; }
        body { margin: 0; background: #eef0f2; color: #111; font: 17px/1.75 "FangSong_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC", serif; }
        main { box-sizing: border-box; max-width: 210mm; margin: 24px auto; padding: 20mm 22mm; background: #fff; box-shadow: 0 1px 6px #0003; }
        h1 { margin: 0 0 .4em; text-align: center; font: 400 29px/1.4 "FZXiaoBiaoSong-B05S", "STZhongsong", "Noto Serif CJK SC", serif; }
        h2 { margin: 1.2em 0 .2em; padding-left: 2em; font: 400 18px/1.75 "SimHei", "Heiti SC", "Noto Sans CJK SC", sans-serif; break-after: avoid; }
        h3 { margin: .3em 0 0; padding-left: 2em; font: 400 17px/1.75 "KaiTi_GB2312", "KaiTi", "STKaiti", "AR PL UKai CN", serif; break-after: avoid; }
        p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
        p.subtitle { margin-bottom: 1em; text-indent: 0; text-align: center; }
        .table { overflow-x: auto; margin: .8em 0 1em; }
        table { width: calc(100% - 2px); margin: 0 auto; border-collapse: collapse; font: 14px/1.5 "SimSun", "Songti SC", "Noto Serif CJK SC", serif; }
        caption { padding: .3em; font: 15px/1.5 "SimHei", "Heiti SC", "Noto Sans CJK SC", sans-serif; }
        th, td { padding: 4px 6px; border: 1px solid #333; vertical-align: middle; overflow-wrap: break-word; min-width: 2.2em; }
        data { white-space: nowrap; }
        thead { display: table-header-group; }
        td:not([rowspan]) { break-inside: avoid; }
        .c, th { text-align: center; } .r { text-align: right; } .l { text-align: left; }
        figure { margin: .8em 0; } figcaption { text-align: center; font: 15px/1.5 "SimHei", "Heiti SC", "Noto Sans CJK SC", sans-serif; }
        svg { display: block; width: 100%; height: auto; } svg text { font: 12px "SimSun", "Songti SC", "Noto Serif CJK SC", serif; fill: #111; }
        svg rect { fill: #4f6f8f; } svg line { stroke: #333; } svg .end { text-anchor: end; } svg .mid { text-anchor: middle; }
        dl { margin: 0; font-size: 16px; }
        dl div { display: flex; } dt { flex: none; } dd { margin: 0; overflow-wrap: anywhere; }
        dl.fields { display: grid; grid-template-columns: 1fr 1fr; border: solid #333; border-width: 1px 0 0 1px; font: 14px/1.5 "SimSun", "Songti SC", "Noto Serif CJK SC", serif; }
        dl.fields dt { width: 7em; text-align: center; } dl.fields dt, dl.fields dd { padding: 4px 6px; border: solid #333; border-width: 0 1px 1px 0; }
        dl.fields dd { flex: 1; }
        dl.signature { margin: 2em 0 0 40%; break-inside: avoid; } dl.signature dt::after { content: "："; }
        a { color: inherit; text-decoration: underline dotted #789; text-underline-offset: 3px; }
        mark { background: #ffeb3b; padding: 0 .1em; }
        @media (max-width: 640px) { main { margin: 0; padding: 16px; } h1 { font-size: 22px; } dl.fields { grid-template-columns: 1fr; } dl.signature { margin-left: 0; } }
        @media print { body { background: none; } main { max-width: none; margin: 0; padding: 0; box-shadow: none; } .table { overflow: visible; } a { text-decoration: none; } }
        @page { size: A4; margin: 37mm 26mm 35mm 28mm; }

        """;
}
