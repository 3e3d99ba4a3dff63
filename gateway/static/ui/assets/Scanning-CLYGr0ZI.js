<<<<<<<< HEAD:gateway/static/ui/assets/Scanning-GJNkOYVf.js
import{bn as e,dn as t,g as n,m as r,un as i}from"./ui-PSEOkDUE.js";var a=e(),o=n(`
========
import{Cn as e,L as t,Nn as n,wn as r,z as i}from"./ui-BmrB9Ef_.js";var a=n(),o=i(`
>>>>>>>> 3b099bf (Rows: any column, menus of values, selection and bulk tags, live by push with resume, panel, compare two, export):gateway/static/ui/assets/Scanning-CLYGr0ZI.js
  query WhyTooLong($filter: CompletionFilter) {
    explainCompletions(filter: $filter) {
      engine
      indexes
      examinedDocuments
      advice
    }
  }
<<<<<<<< HEAD:gateway/static/ui/assets/Scanning-GJNkOYVf.js
`),s=e=>i({queryKey:[`explained`,e],queryFn:async({signal:t})=>(await r(o,{filter:e},{signal:t})).data}),c=new Intl.NumberFormat(`en`);function l({filter:e}){let{data:n,isPending:r}=t(s(e));if(r)return(0,a.jsx)(`p`,{children:`Looking for the conditions that take long …`});let i=n?.explainCompletions;if(!i)return null;let{advice:o,indexes:l,examinedDocuments:u}=i;return(0,a.jsxs)(a.Fragment,{children:[u!==null&&l.length===0&&i.engine===`MONGODB`&&(0,a.jsxs)(`p`,{children:[`No index serves this filter: `,c.format(u),` documents were looked at.`]}),o.length>0&&(0,a.jsx)(`ul`,{children:o.map(e=>(0,a.jsx)(`li`,{children:e},e))})]})}export{l as Scanning};
========
`),s=n=>e({queryKey:[`explained`,n],queryFn:async({signal:e})=>(await t(o,{filter:n},{signal:e})).data}),c=new Intl.NumberFormat(`en`);function l({filter:e}){let{data:t,isPending:n}=r(s(e));if(n)return(0,a.jsx)(`p`,{children:`Looking for the conditions that take long …`});let i=t?.explainCompletions;if(!i)return null;let{advice:o,indexes:l,examinedDocuments:u}=i;return(0,a.jsxs)(a.Fragment,{children:[u!==null&&l.length===0&&i.engine===`MONGODB`&&(0,a.jsxs)(`p`,{children:[`No index serves this filter: `,c.format(u),` documents were looked at.`]}),o.length>0&&(0,a.jsx)(`ul`,{children:o.map(e=>(0,a.jsx)(`li`,{children:e},e))})]})}export{l as Scanning};
>>>>>>>> 3b099bf (Rows: any column, menus of values, selection and bulk tags, live by push with resume, panel, compare two, export):gateway/static/ui/assets/Scanning-CLYGr0ZI.js
