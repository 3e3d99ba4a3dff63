<<<<<<<< HEAD:gateway/static/ui/assets/Scanning-DNyvYb6U.js
import{Bn as e,U as t,V as n,Yn as r,zn as i}from"./ui-VzvwQ2ig.js";var a=r(),o=t(`
========
import{Cn as e,S as t,_ as n,mn as r,pn as i}from"./ui-BI558DMM.js";var a=e(),o=t(`
>>>>>>>> 2747d93 (One completion: header, conversation of every shape, JSON by its own digits in a worker, raw, stack, feedback, neighbours):gateway/static/ui/assets/Scanning-DsLQ_OxC.js
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
<<<<<<<< HEAD:gateway/static/ui/assets/Scanning-DNyvYb6U.js
`),s=e=>i({queryKey:[`explained`,e],queryFn:async({signal:t})=>(await n(o,{filter:e},{signal:t})).data}),c=new Intl.NumberFormat(`en`);function l({filter:t}){let{data:n,isPending:r}=e(s(t));if(r)return(0,a.jsx)(`p`,{children:`Looking for the conditions that take long …`});let i=n?.explainCompletions;if(!i)return null;let{advice:o,indexes:l,examinedDocuments:u}=i;return(0,a.jsxs)(a.Fragment,{children:[u!==null&&l.length===0&&i.engine===`MONGODB`&&(0,a.jsxs)(`p`,{children:[`No index serves this filter: `,c.format(u),` documents were looked at.`]}),o.length>0&&(0,a.jsx)(`ul`,{children:o.map(e=>(0,a.jsx)(`li`,{children:e},e))})]})}export{l as Scanning};
========
`),s=e=>i({queryKey:[`explained`,e],queryFn:async({signal:t})=>(await n(o,{filter:e},{signal:t})).data}),c=new Intl.NumberFormat(`en`);function l({filter:e}){let{data:t,isPending:n}=r(s(e));if(n)return(0,a.jsx)(`p`,{children:`Looking for the conditions that take long …`});let i=t?.explainCompletions;if(!i)return null;let{advice:o,indexes:l,examinedDocuments:u}=i;return(0,a.jsxs)(a.Fragment,{children:[u!==null&&l.length===0&&i.engine===`MONGODB`&&(0,a.jsxs)(`p`,{children:[`No index serves this filter: `,c.format(u),` documents were looked at.`]}),o.length>0&&(0,a.jsx)(`ul`,{children:o.map(e=>(0,a.jsx)(`li`,{children:e},e))})]})}export{l as Scanning};
>>>>>>>> 2747d93 (One completion: header, conversation of every shape, JSON by its own digits in a worker, raw, stack, feedback, neighbours):gateway/static/ui/assets/Scanning-DsLQ_OxC.js
