import{T as e,Ta as t,aa as n,hi as r,oa as i,wi as a}from"./ui-DqrAmEOT.js";var o=t(),s=a(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),c=e=>n({queryKey:[`explained`,e],queryFn:async({signal:t})=>(await r(s,{filter:e},{signal:t})).data});function l({filter:t}){let{data:n,isPending:r}=i(c(t));if(r)return(0,o.jsx)(`p`,{children:`Looking for the conditions that take long …`});let a=n?.explainCompletions;if(!a)return null;let{advice:s,indexes:l,examinedDocuments:u}=a;return(0,o.jsxs)(o.Fragment,{children:[u!==null&&l.length===0&&a.engine===`MONGODB`&&(0,o.jsxs)(`p`,{children:[`No index serves this filter: `,e(u),` documents were looked at.`]}),s.length>0&&(0,o.jsx)(`ul`,{children:s.map(e=>(0,o.jsx)(`li`,{children:e},e))})]})}export{l as Scanning};