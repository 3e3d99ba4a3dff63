import{$ as e,At as t,D as n,Ei as r,Fn as i,Gi as a,It as o,Pt as s,Q as c,Ti as l,Xi as u,Y as d,Z as f,at as p,ct as m,et as h,it as g,qi as _,yi as v}from"./ui-BRrfCYTM.js";var y=u(_(),1),b=o(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`),x=o(`
  query CompletionExplain($filter: CompletionFilter, $orderBy: [CompletionOrder!]!) {
    explainCompletions(filter: $filter, orderBy: $orderBy) {
      engine
      indexes
      isComplete
      examinedKeys
      examinedDocuments
      segments
      matches
      milliseconds
      advice
    }
  }
`);function S(e){return l({queryKey:[`completion-count`,e??{}],queryFn:async({signal:n})=>{let r=await t(b,{filter:e??null},{signal:n}),i=r.data.completions;if(!i)throw r.errors[0]??Error(`the count is missing`);let{totalCount:a,totalCountIsExact:o}=i;return{totalCount:a,totalCountIsExact:o,cost:r.cost,milliseconds:r.milliseconds}}})}function C(e,n){return l({queryKey:[`completion-explain`,e??{},n],queryFn:async({signal:r})=>{let{data:i,errors:a}=await t(x,{filter:e??null,orderBy:n},{signal:r});if(!i.explainCompletions)throw a[0]??Error(`the explanation is missing`);return i.explainCompletions}})}var w=a();function T({of:e,isAfterRows:t}){let[n,a]=(0,y.useState)(!1),{o}=v({from:`/completions`}),l=r({...S(e.filter),enabled:t});return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`span`,{children:l.data&&E(l.data)}),l.error&&(0,w.jsxs)(`span`,{children:[`Not counted: `,s(l.error).code]}),(0,w.jsx)(i,{"aria-expanded":n,onPress:()=>a(!n),children:`Explain`}),e.own!==void 0&&c(p(e.own))===`scan`&&(0,w.jsxs)(`span`,{children:[`◇`,` `,e.range?`Looked for within the range of time.`:`No index leads to any of it: choose a range of time.`]}),n&&(0,w.jsx)(D,{of:e,order:o})]})}function E({totalCount:e,totalCountIsExact:t,milliseconds:n,cost:r}){let i=e.toLocaleString(`en`)+(t?``:`+`),a=r===void 0?``:` · cost ${r}`;return`${i} match · ${Math.round(n)} ms${a}`}function D({of:t,order:n}){let r=p(t.own),[a,o]=(0,y.useState)(!1);return(0,w.jsxs)(`section`,{"aria-label":`How it is found`,className:h.explain,children:[(0,w.jsxs)(`table`,{className:h.table,children:[(0,w.jsx)(`thead`,{children:(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`col`,children:`Filter`}),(0,w.jsx)(`th`,{scope:`col`,children:`By`}),(0,w.jsx)(`th`,{scope:`col`,children:`Looked at`}),(0,w.jsx)(`th`,{scope:`col`,children:`Found for a page`}),(0,w.jsx)(`th`,{scope:`col`,children:`Time`}),(0,w.jsx)(`th`,{scope:`col`,children:`What would help`})]})}),(0,w.jsxs)(`tbody`,{children:[(0,w.jsx)(O,{name:`All together`,filter:t.filter,order:n}),r.map(r=>{let i=m([r]),o=d(g([r]),t.range);return a?(0,w.jsx)(O,{name:i,filter:o,order:n},i):(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:i})}),(0,w.jsx)(`td`,{colSpan:5,children:f[e(r)]})]},i)})]})]}),r.length>0&&!a&&(0,w.jsx)(i,{onPress:()=>o(!0),children:`Ask the gateway of each`})]})}function O({name:e,filter:t,order:i}){let{data:a,error:o}=r(C(t,n(i))),c=e=>e?.toLocaleString(`en`)??`?`;return(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:e})}),o&&(0,w.jsx)(`td`,{colSpan:5,children:s(o).message}),a&&(0,w.jsxs)(w.Fragment,{children:[(0,w.jsxs)(`td`,{children:[a.engine.toLowerCase(),` `,a.indexes.join(`, `)]}),(0,w.jsxs)(`td`,{children:[a.segments===null?`${c(a.examinedDocuments)} documents, ${c(a.examinedKeys)} keys`:`${c(a.segments)} segments`,!a.isComplete&&`, given up after 2 s`]}),(0,w.jsx)(`td`,{children:c(a.matches)}),(0,w.jsx)(`td`,{children:a.milliseconds===null?`?`:`${Math.round(a.milliseconds)} ms`}),(0,w.jsx)(`td`,{children:a.advice.join(` `)||`It is fast.`})]})]})}export{T as default};