import{Ai as e,Ca as t,Ha as n,Hi as r,Rt as i,Sa as a,Ua as o,Wa as s}from"./ui-CNja8Pfo.js";var c=r(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),l=t=>a({queryKey:[`explained`,t],queryFn:async({signal:n})=>(await e(c,{filter:t},{signal:n})).data});function u({filter:e}){let{data:r,isPending:a}=t(l(e));if(a)return o(`p`,{children:`Looking for the conditions that take long …`});let c=r?.explainCompletions;if(!c)return null;let{advice:u,indexes:d,examinedDocuments:f}=c;return s(n,{children:[f!==null&&d.length===0&&c.engine===`MONGODB`&&s(`p`,{children:[`No index serves this filter: `,i(f),` documents were looked at.`]}),u.length>0&&o(`ul`,{children:u.map(e=>o(`li`,{children:e},e))})]})}export{u as Scanning};