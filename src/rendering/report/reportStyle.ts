/** The style of a report: light and dark by the reader's setting, black on white in print, no external file. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ground:#fbfbfa;--card:#fff;--ink:#1c2024;--quiet:#5b6470;--line:#dfe2e6;--link:#0b5cad;
--bad:#b3261e;--bad-ground:#fde7e5;--warn:#7a4f00;--warn-ground:#fff1d0;--good:#1b6b3a;--good-ground:#e2f4e8;--none-ground:#eceef1;--mark:#fff6d6}
@media (prefers-color-scheme:dark){:root{--ground:#14171c;--card:#1b1f26;--ink:#e7eaee;--quiet:#9aa4b2;--line:#323a45;--link:#7cb8ff;
--bad:#ffb4ab;--bad-ground:#5c1b17;--warn:#ffd899;--warn-ground:#4a3500;--good:#a8e6bd;--good-ground:#17402a;--none-ground:#2a3039;--mark:#3a3418}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main,header,nav,footer{max-width:1320px;margin:0 auto;padding:0 28px}
header{padding-top:44px}
h1{font-size:30px;line-height:1.2;margin:0 0 4px;letter-spacing:-.01em}
h2{font-size:20px;margin:52px 0 12px;padding-bottom:6px;border-bottom:1px solid var(--line)}
h3{font-size:16px;margin:28px 0 8px}
p{margin:6px 0}
a{color:var(--link)}
.lead,.note{color:var(--quiet)}
.note{font-size:13px}
nav{display:flex;flex-wrap:wrap;gap:4px 20px;margin-top:18px;font-size:14px}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:6px 24px;margin:0;padding:18px 22px;background:var(--card);border:1px solid var(--line);border-radius:8px}
dl.facts dt{color:var(--quiet)}
dl.facts dd{margin:0;overflow-wrap:anywhere}
code,.hash{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
figure{margin:14px 0;padding:14px;background:#fff;border:1px solid var(--line);border-radius:8px;overflow-x:auto}
figure svg{display:block;max-width:100%;height:auto;margin:0 auto}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th,td{padding:8px 12px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{color:var(--quiet);font-weight:600;white-space:nowrap}
tbody tr:last-child>*{border-bottom:0}
tbody th{font-weight:600}
.number{text-align:right;padding-left:7px;padding-right:7px;font-variant-numeric:tabular-nums;white-space:nowrap}
td code{overflow-wrap:normal}
.bin{text-align:center;border-left:1px solid var(--line)}
.first{border-left:1px solid var(--line)}
.missing{color:var(--quiet)}
.partial{font-weight:600}
.badge{display:inline-block;padding:1px 9px;margin:0 4px 4px 0;border-radius:10px;font-size:12px;line-height:1.6;font-weight:600;background:var(--none-ground)}
.bad{color:var(--bad);background:var(--bad-ground)}
.warn{color:var(--warn);background:var(--warn-ground)}
.good{color:var(--good);background:var(--good-ground)}
.thumbnail img{display:block;width:200px;height:auto;border-radius:4px;background:#14171c}
.small{font-size:12px;font-weight:400;color:var(--quiet)}
caption{text-align:left;padding:10px 12px 0}
@media screen and (prefers-color-scheme:dark){figure{filter:invert(.9) hue-rotate(180deg);border-color:#d5d0c8}}
/* Opened by its link alone, without a script; what a link leads to is marked. */
.cell{display:none;margin:14px 0;padding:14px 18px;background:var(--card);border:2px solid var(--link);border-radius:8px;scroll-margin-top:12px}
.cell:target{display:block}
.cell h4{margin:0 0 8px;font-size:15px;display:flex;justify-content:space-between;gap:16px}
.close{font-weight:400;white-space:nowrap}
tr:target>*{background:var(--mark)}
tr[id]{scroll-margin-top:12px}
details summary{cursor:pointer;color:var(--link)}
details table{width:auto;margin-top:6px;font-size:12.5px}
details th,details td{padding:3px 10px}
pre{margin:6px 0 0;font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace;white-space:pre}
footer{margin:56px auto 40px;padding-top:14px;color:var(--quiet);font-size:13px}
@media (max-width:700px){main,header,nav,footer{padding:0 14px}dl.facts{grid-template-columns:1fr;gap:2px}dl.facts dd{margin-bottom:8px}figure{padding:8px}figure svg{min-width:620px}
.cases>thead{display:none}.cases>tbody>tr,.cases>tbody>tr>*{display:block;border:0}.cases>tbody>tr{padding:8px 0;border-bottom:1px solid var(--line)}.cases>tbody>tr>*{padding:2px 12px}.cases>tbody>tr>td:last-child{overflow-x:auto}}
@media print{:root{color-scheme:light;--ground:#fff;--card:#fff;--ink:#000;--quiet:#444;--line:#bbb;--link:#000;--bad:#8c0d07;--bad-ground:#fff;--warn:#5c3b00;--warn-ground:#fff;--good:#0d4d26;--good-ground:#fff;--none-ground:#fff}
@page{margin:16mm}
body{font-size:10.5pt}nav{display:none}main,header,footer{max-width:none;padding:0}
h2,h3{break-after:avoid}figure,tr{break-inside:avoid}thead{display:table-header-group}
.scroll,figure{overflow:visible;border-radius:0}.badge{border:1px solid}table{font-size:9pt}th,td{padding:4px 6px}.thumbnail img{width:150px}}
`;
