import{Ai as e,Ha as t,Rt as n,Sa as r,Ua as i,Va as a,Vi as o,xa as s}from"./ui-BBGX17A8.js";var c=o(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),l=t=>s({queryKey:[`explained`,t],queryFn:async({signal:n})=>(await e(c,{filter:t},{signal:n})).data});function u({filter:e}){let{data:o,isPending:s}=r(l(e));if(s)return t(`p`,{children:`Looking for the conditions that take long …`});let c=o?.explainCompletions;if(!c)return null;let{advice:u,indexes:d,examinedDocuments:f}=c;return i(a,{children:[f!==null&&d.length===0&&c.engine===`MONGODB`&&i(`p`,{children:[`No index serves this filter: `,n(f),` documents were looked at.`]}),u.length>0&&t(`ul`,{children:u.map(e=>t(`li`,{children:e},e))})]})}export{u as Scanning};