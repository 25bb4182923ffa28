import * as esbuild from 'esbuild';
import {splitBundle} from './scripts/deferredImports.mjs';
const o=splitBundle({entryPoint:'src/extension.ts',outfile:'/tmp/tryout/extension.js',external:['vscode'],minify:true,sourcemap:false,platform:'node',target:'node20',charset:'utf8',loader:{'.json':'json'}},async()=>{});
const r=await esbuild.build(o); const inp=r.metafile.inputs;
const prev=new Map([['src/extension.ts',null]]);const q=['src/extension.ts'];
while(q.length){const f=q.shift();for(const i of inp[f]?.imports??[]){if(i.kind==='dynamic-import'||prev.has(i.path))continue;prev.set(i.path,f);q.push(i.path)}}
for(const pat of process.argv.slice(2)){for(const k of [...prev.keys()].filter(k=>k.includes(pat)).slice(0,1)){let p=k,chain=[];while(p){chain.push(p);p=prev.get(p)}console.log(chain.join(' < '));
 console.log('   all static importers eager:',Object.entries(inp).filter(([f,v])=>prev.has(f)&&v.imports.some(i=>i.path===k&&i.kind!=='dynamic-import')).map(x=>x[0]).join(' '))}}
