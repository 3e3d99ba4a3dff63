import{Ha as e,Va as t,Wi as n,co as r,in as i,lo as a,sa as o,so as s}from"./ui-4t6V7kFh.js";var c=o(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),l=e=>t({queryKey:[`explained`,e],queryFn:async({signal:t})=>(await n(c,{filter:e},{signal:t})).data});function u({filter:t}){let{data:n,isPending:o}=e(l(t));if(o)return r(`p`,{children:`Looking for the conditions that take long …`});let c=n?.explainCompletions;if(!c)return null;let{advice:u,indexes:d,examinedDocuments:f}=c;return a(s,{children:[f!==null&&d.length===0&&c.engine===`MONGODB`&&a(`p`,{children:[`No index serves this filter: `,i(f),` documents were looked at.`]}),u.length>0&&r(`ul`,{children:u.map(e=>r(`li`,{children:e},e))})]})}export{u as Scanning};