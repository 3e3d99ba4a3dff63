import{Ba as e,Di as t,Ra as n,Ri as r,it as i,va as a,ya as o,za as s}from"./ui-CsbANm58.js";var c=r(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),l=e=>a({queryKey:[`explained`,e],queryFn:async({signal:n})=>(await t(c,{filter:e},{signal:n})).data});function u({filter:t}){let{data:r,isPending:a}=o(l(t));if(a)return s(`p`,{children:`Looking for the conditions that take long …`});let c=r?.explainCompletions;if(!c)return null;let{advice:u,indexes:d,examinedDocuments:f}=c;return e(n,{children:[f!==null&&d.length===0&&c.engine===`MONGODB`&&e(`p`,{children:[`No index serves this filter: `,i(f),` documents were looked at.`]}),u.length>0&&s(`ul`,{children:u.map(e=>s(`li`,{children:e},e))})]})}export{u as Scanning};