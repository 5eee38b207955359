import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { encode } from 'fast-png';
const R='/work/wt-engine/src/';
const { readNifti } = await import(R+'formats/nifti/readNifti.ts');
const { coneMask } = await import(R+'kernels/masks/coneMask.ts');
const { gaussianSmooth } = await import(R+'kernels/filters/gaussianSmooth.ts');
const D='/work/shared/data/resect/';
for (const c of ['Case24','Case1','Case4','Case5','Case6','Case8']) {
  const f=readdirSync(D+c).find(x=>x.includes('US-before'))!;
  const im=readNifti(readFileSync(D+c+'/'+f),{fileName:f}).image;
  const m=coneMask(im); const [ni,nj,nk]=m.geometry.size; const sp=m.geometry.spacingMm;
  const s=gaussianSmooth(m,2).data, si=gaussianSmooth(im,1).data, sm=gaussianSmooth(m,1).data;
  const at=(i:number,j:number,k:number)=>i<0||j<0||k<0||i>=ni||j>=nj||k>=nk?0:s[i+ni*(j+nj*k)];
  type B={n:number,nx:number,ny:number,nz:number,I:number}; const bs:B[]=[];
  const inside=(i:number,j:number,k:number)=>i>=0&&j>=0&&k>=0&&i<ni&&j<nj&&k<nk&&m.data[i+ni*(j+nj*k)];
  let mean=0,cnt=0,sq=0;
  for(let k=0;k<nk;k++)for(let j=0;j<nj;j++)for(let i=0;i<ni;i++){const n=i+ni*(j+nj*k); if(!m.data[n])continue; mean+=im.data[n];sq+=im.data[n]**2;cnt++;
    if(inside(i-1,j,k)&&inside(i+1,j,k)&&inside(i,j-1,k)&&inside(i,j+1,k)&&inside(i,j,k-1)&&inside(i,j,k+1))continue;
    let x=(at(i-1,j,k)-at(i+1,j,k))/sp[0],y=(at(i,j-1,k)-at(i,j+1,k))/sp[1],z=(at(i,j,k-1)-at(i,j,k+1))/sp[2];const l=Math.hypot(x,y,z)||1;
    bs.push({n,nx:x/l,ny:y/l,nz:z/l,I:si[n]/sm[n]});}
  mean/=cnt;const sd=Math.sqrt(sq/cnt-mean*mean);
  let d=[0,0,0];
  for(let it=0;it<4;it++){const e=[0,0,0];for(const b of bs){const c=it===0?1:b.nx*d[0]+b.ny*d[1]+b.nz*d[2];if(it>0&&c<0.6)continue;const w=b.I*b.I;e[0]+=w*b.nx;e[1]+=w*b.ny;e[2]+=w*b.nz;}const l=Math.hypot(...e);d=e.map(v=>v/l);console.log(c,'dir',d.map(v=>v.toFixed(2)).join(' '));}
  const face=bs.filter(b=>b.nx*d[0]+b.ny*d[1]+b.nz*d[2]>0.7);
  // brute force distance by bfs-chamfer: use seeds + layered exact via small search
  const dist=new Float32Array(m.data.length).fill(1e9); for(const b of face)dist[b.n]=0;
  // chamfer two passes x2
  const offs:[number,number,number,number][]=[];for(let a=-1;a<=1;a++)for(let b=-1;b<=1;b++)for(let e=-1;e<=1;e++)if(a||b||e)offs.push([a,b,e,Math.hypot(a*sp[0],b*sp[1],e*sp[2])]);
  for(let pass=0;pass<4;pass++){const fw=pass%2===0;for(let q=0;q<dist.length;q++){const n=fw?q:dist.length-1-q;if(!m.data[n])continue;const i=n%ni,j=Math.floor(n/ni)%nj,k=Math.floor(n/ni/nj);let best=dist[n];for(const[a,b,e,l]of offs){const x=i+a,y=j+b,z=k+e;if(x<0||y<0||z<0||x>=ni||y>=nj||z>=nk)continue;const v=dist[x+ni*(y+nj*z)]+l;if(v<best)best=v;}dist[n]=best;}}
  const bins=new Float64Array(40),nb=new Float64Array(40);
  for(let n=0;n<dist.length;n++)if(m.data[n]&&dist[n]<20){bins[Math.floor(dist[n]*2)]+=im.data[n];nb[Math.floor(dist[n]*2)]++;}
  console.log(c,'mean',mean.toFixed(1),'sd',sd.toFixed(1),'face share of boundary',(face.length/bs.length).toFixed(3),'profile',[...bins].slice(0,28).map((v,i)=>(v/nb[i]).toFixed(0)).join(' '));
  // render with depth<auto
  const planes:[number,number,(x:number,y:number)=>number][]=[[ni,nj,(x,y)=>x+ni*(y+nj*(nk>>1))],[ni,nk,(x,y)=>x+ni*((nj>>1)+nj*y)],[nj,nk,(x,y)=>(ni>>1)+ni*(x+nj*y)]];
  const w=planes.reduce((s,p)=>s+p[0]+4,0),h=Math.max(...planes.map(p=>p[1]));const out=new Uint8Array(3*4*w*h);let ox=0;
  for(const[pw,ph,g]of planes){for(let y=0;y<2*ph;y++)for(let x=0;x<2*pw;x++){const n=g(x>>1,y>>1);const v=Math.min(255,im.data[n]*1.2);const o=3*((2*ox+x)+2*w*y);out[o]=v;out[o+1]=m.data[n]&&dist[n]<4?v*.5:v;out[o+2]=m.data[n]&&dist[n]<4?255:v;}ox+=pw+4;}
  writeFileSync('/tmp/nf-'+c+'.png',encode({width:2*w,height:2*h,data:out,channels:3,depth:8}));
}
