import * as esbuild from 'esbuild';
import {splitBundle} from './scripts/deferredImports.mjs';
let eager;
await esbuild.build(splitBundle({entryPoint:'src/extension.ts',outfile:'/tmp/tryout/extension.js',external:['vscode'],minify:true,sourcemap:false,platform:'node',target:'node20',charset:'utf8',loader:{'.json':'json'}},async(files)=>{eager=files[0]; console.log(eager.outputFiles[0].contents.length,files.length)}));
const r=await esbuild.build({entryPoints:eager.sources.filter(x=>!x.includes(':')&&!x.endsWith('.css')).map(x=>x),write:false,minify:true,metafile:true,outdir:'/tmp/zz',bundle:false,charset:'utf8',loader:{'.json':'json'}});
const g={},all=[];
for(const o of Object.values(r.metafile.outputs)){const k=Object.keys(o.inputs)[0];if(!k)continue;const d=k.includes('node_modules')?k.match(/node_modules\/[^/]+/)[0]:k.split('/').slice(0,3).join('/');g[d]=(g[d]||0)+o.bytes;all.push([o.bytes,k])}
console.log(Object.entries(g).sort((a,b)=>b[1]-a[1]).slice(0,60).map(x=>x[1]+' '+x[0]).join('\n'));
console.log('---');console.log(all.sort((a,b)=>b[0]-a[0]).slice(0,+process.argv[2]||30).map(x=>x.join(' ')).join('\n'));
