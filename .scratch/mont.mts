import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { encode } from 'fast-png';
const R='/work/wt-engine/src/';
const { readNifti } = await import(R+'formats/nifti/readNifti.ts');
const D='/work/shared/data/resect/';
for (const c of ['Case24','Case1','Case4','Case5','Case6','Case8']) {
  const f=readdirSync(D+c).find(x=>x.includes('US-before'))!;
  const im=readNifti(readFileSync(D+c+'/'+f),{fileName:f}).image;
  const [ni,nj,nk]=im.geometry.size; console.log(c,im.geometry.size,im.geometry.spacingMm);
  const W=ni*2+nj+ (nk*0), planes:[number,number,(x:number,y:number)=>number][]=[
   [ni,nj,(x,y)=>im.data[x+ni*(y+nj*(nk>>1))]],[ni,nk,(x,y)=>im.data[x+ni*((nj>>1)+nj*y)]],[nj,nk,(x,y)=>im.data[(ni>>1)+ni*(x+nj*y)]]];
  const w=planes.reduce((s,p)=>s+p[0]+4,0),h=Math.max(...planes.map(p=>p[1]));
  const out=new Uint8Array(2*w*2*h);let mx=0;for(const v of im.data) if(v>mx)mx=v;
  let ox=0;for(const [pw,ph,g] of planes){for(let y=0;y<2*ph;y++)for(let x=0;x<2*pw;x++)out[(2*ox+x)+2*w*y]=Math.min(255,255*g(x>>1,y>>1)/mx*1.3);ox+=pw+4;}
  writeFileSync('/tmp/us-'+c+'.png',encode({width:2*w,height:2*h,data:out,channels:1,depth:8}));
}
