import * as esbuild from 'esbuild';
import { importAtOnce } from './scripts/deferredImports.mjs';
await esbuild.build({stdin:{contents:`
import { generateWorkspace } from './bench/generateWorkspace.ts';
import { indexFolder } from './bench/coldBench.ts';
import { firstChange } from './src/index/snapshotChange.ts';
import { documentUri } from './src/model/documentUri.ts';
import { FindingBook } from './src/rules/findingBook.ts';
import { existsSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
const size=Number(process.argv[2]); const folder='/tmp/prof/ws'+size;
if(!existsSync(folder)) generateWorkspace(folder,{requirements:size,codeFiles:1000,references:3000});
const index=await indexFolder(folder); const book=new FindingBook(); book.update(firstChange(index.snapshot));
let tBook=0, touched;
index.onDidChange((c)=>{const s=performance.now(); touched=book.update(c); let n=0; for(const u of touched) n+=book.in(u).length; tBook+=performance.now()-s; globalThis.last=c});
const uri=documentUri(index.snapshot.roots[0].id,'docs/part0/requirements-0.md');
const rows=(extra)=>\`# 需求清单\\n\\n| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 |\\n|---|---|---|---|---|\\n\${Array.from({length:50},(_,n)=>\`| GEN-\${String(n).padStart(6,'0')} | 分配线索\${n}\${n===7?extra:''} | 线索管理 | \${n===9&&extra.length%2?'':'一期'} | 研发中 |\`).join('\\n')}\\n\`;
for(let e=0;e<10;e++) index.overlay(uri,rows('字'.repeat(e)));
tBook=0;
const ins=new Session(); ins.connect(); ins.post('Profiler.enable'); ins.post('Profiler.setSamplingInterval',{interval:500}); ins.post('Profiler.start');
const N=40; const c0=process.cpuUsage(); const times=[];
for(let e=0;e<N;e++){const s=performance.now(); index.overlay(uri,rows('字'.repeat(e%200))); times.push(performance.now()-s);}
const c1=process.cpuUsage(c0);
ins.post('Profiler.stop',(e,{profile})=>{
  const self=new Map(), tot=new Map(); const byId=new Map(profile.nodes.map(n=>[n.id,n])); const parent=new Map(); for(const n of profile.nodes) for(const c of n.children??[]) parent.set(c,n.id);
  profile.samples.forEach((id,i)=>{const d=profile.timeDeltas[i]/1000/N; const nm=(n)=>n.callFrame.functionName+' '+n.callFrame.lineNumber; const n=byId.get(id); self.set(nm(n),(self.get(nm(n))??0)+d); const seen=new Set(); let p=id; while(p!==undefined){const k=nm(byId.get(p)); if(!seen.has(k)){seen.add(k); tot.set(k,(tot.get(k)??0)+d)} p=parent.get(p)}});
  const show=(m,k)=>[...m].sort((a,b)=>b[1]-a[1]).slice(0,k).map(([a,b])=>b.toFixed(2)+' '+a).join('\\n');
  console.log('per edit ms: self\\n'+show(self,14)+'\\n total\\n'+show(tot,42));
});
times.sort((a,b)=>a-b);
console.log(size,'cpu/edit',(c1.user/1000/N).toFixed(2),'median',times[N/2].toFixed(2),'book',(tBook/N).toFixed(2),'reqs',last.requirements.size,'docs',last.documents.size,'mods',last.modules?.size,'touched',touched.size);
process.exit();
`,resolveDir:process.cwd(),loader:'ts'},bundle:true,format:'esm',platform:'node',packages:'external',outfile:'out/edit.mjs',plugins:[importAtOnce],loader:{'.json':'json'}});
