// usage: tsx acc.mts SEQ N MM DEG [json options]
import { readFileSync } from 'node:fs';
const R='/work/wt-engine/src/';
const { readNifti } = await import(R+'formats/nifti/readNifti.ts');
const { readTagFile } = await import(R+'formats/tag/readTagFile.ts');
const { registerRigid } = await import(R+'kernels/registration/registerRigid.ts');
const { rigidToMat4 } = await import(R+'kernels/geometry/rigidToMat4.ts');
const { targetRegistrationErrors } = await import(R+'kernels/geometry/targetRegistrationErrors.ts');
const { centroidLps } = await import(R+'kernels/masks/centroidLps.ts');
const { coneMask } = await import(R+'kernels/masks/coneMask.ts');
const { createRandomGenerator } = await import(R+'kernels/random/randomGenerator.ts');
const D='/work/shared/data/resect/Case24/Case24-';
const read=(n:string)=>readNifti(readFileSync(D+n+'.nii.gz'),{fileName:n+'.nii.gz'}).image;
const us=read('US-before');
const [seq,N,MM,DEG,opt,seed0]=process.argv.slice(2);
const moving=seq.split('+').map(s=>({sequence:s,image:read(s)}));
const tags=readTagFile(readFileSync(D+'MRI-beforeUS.tag','utf8'),{fileName:'t.tag'});
const err=(p:any)=>targetRegistrationErrors(p,tags.movingLps,tags.fixedLps).meanMm;
const c=centroidLps(coneMask(us));
const rnd=createRandomGenerator(seed0??'acc');
const options=opt?JSON.parse(opt):{};
const rows:any[]=[];
for(let n=0;n<Number(N);n++){
  const w=(l:number)=>[0,1,2].map(()=>l*(2*rnd.uniform()-1)) as any;
  const init=n===0?rigidToMat4({translationMm:[0,0,0],rotationVectorRad:[0,0,0],centreLps:c}):rigidToMat4({translationMm:w(Number(MM)),rotationVectorRad:w(Number(DEG)*Math.PI/180),centreLps:c});
  const s=performance.now(); const cpu=process.cpuUsage();
  const r=registerRigid({fixed:us,moving,initialMovingToFixedLps:init,seed:n,options});
  const u=process.cpuUsage(cpu);
  rows.push({init:err(init),end:err(r.movingToFixedLps),ms:performance.now()-s,cpu:(u.user+u.system)/1000,better:r.evidence.betterByEvidence,sim:r.similarityAfter,basin:r.evidence.restartsInBasin,ev:r.evaluations});
}
const med=(v:number[])=>[...v].sort((a,b)=>a-b)[v.length>>1];
const q=rows.slice(1);
console.log(seq,opt??'','tracked',rows[0].end.toFixed(2),'sim',rows[0].sim.toFixed(4),'| starts',q.length,'init',med(q.map(r=>r.init)).toFixed(1),'median',med(q.map(r=>r.end)).toFixed(2),'<2.5',q.filter(r=>r.end<2.5).length,'<3',q.filter(r=>r.end<3).length,'better',q.filter(r=>r.better).length,'| ms',med(q.map(r=>r.ms)).toFixed(0),'min',Math.min(...q.map(r=>r.ms)).toFixed(0),'cpu',med(q.map(r=>r.cpu)).toFixed(0),JSON.stringify(rows[0].ev));
if(process.env.V) for(const r of rows) console.log(r.init.toFixed(1),r.end.toFixed(2),r.sim.toFixed(4),r.better,r.basin);
