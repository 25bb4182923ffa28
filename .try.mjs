import * as esbuild from 'esbuild';
import {splitBundle} from './scripts/deferredImports.mjs';
const show=process.argv.includes('-v');
await esbuild.build(splitBundle({entryPoint:'src/extension.ts',outfile:'/tmp/tryout/extension.js',external:['vscode'],minify:true,sourcemap:false,platform:'node',target:'node20',charset:'utf8',loader:{'.json':'json'}},async(files)=>{
 for(const f of files) console.log(f.outputFiles[0].contents.length,f.name,f.sources.length);
}));
