import{At as e,Ti as t,hi as n,mi as r,wt as i}from"./ui-BiUgr_v1.js";var a=t(),o=e(`
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
`),s=e=>r({queryKey:[`explained`,e],queryFn:async({signal:t})=>(await i(o,{filter:e},{signal:t})).data}),c=new Intl.NumberFormat(`en`);function l({filter:e}){let{data:t,isPending:r}=n(s(e));if(r)return(0,a.jsx)(`p`,{children:`Looking for the conditions that take long …`});let i=t?.explainCompletions;if(!i)return null;let{advice:o,indexes:l,examinedDocuments:u}=i;return(0,a.jsxs)(a.Fragment,{children:[u!==null&&l.length===0&&i.engine===`MONGODB`&&(0,a.jsxs)(`p`,{children:[`No index serves this filter: `,c.format(u),` documents were looked at.`]}),o.length>0&&(0,a.jsx)(`ul`,{children:o.map(e=>(0,a.jsx)(`li`,{children:e},e))})]})}export{l as Scanning};