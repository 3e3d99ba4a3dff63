import{Xa as e,Xi as t,Za as n,_o as r,an as i,go as a,pa as o,vo as s}from"./ui-BIdjz2Zp.js";var c=o(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),l=n=>e({queryKey:[`explained`,n],queryFn:async({signal:e})=>(await t(c,{filter:n},{signal:e})).data});function u({filter:e}){let{data:t,isPending:o}=n(l(e));if(o)return r(`p`,{children:`Looking for the conditions that take long …`});let c=t?.explainCompletions;if(!c)return null;let{advice:u,indexes:d,examinedDocuments:f}=c;return s(a,{children:[f!==null&&d.length===0&&c.engine===`MONGODB`&&s(`p`,{children:[`No index serves this filter: `,i(f),` documents were looked at.`]}),u.length>0&&r(`ul`,{children:u.map(e=>r(`li`,{children:e},e))})]})}export{u as Scanning};