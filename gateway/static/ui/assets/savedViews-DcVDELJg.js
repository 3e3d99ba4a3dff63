import{C as e,Di as t,Ri as n,va as r,xt as i}from"./ui-CsbANm58.js";var a=1e3,o=n(`
  query SavedViews($first: Int!) {
    savedViews(first: $first, orderBy: [{ field: NAME, direction: ASC }]) {
      nodes {
        id
        revision
        name
        subject
        filter
        orderBy
        columns
        isValid
        visibility
        ownerName
        updatedAt
        viewerIsOwner
        viewerCanUpdate
      }
    }
  }
`),s=()=>r({queryKey:[`savedViews`],queryFn:async({signal:e})=>{let{data:n,errors:r}=await t(o,{first:a},{signal:e});if(!n.savedViews)throw r[0]??Error(`the list is missing`);return n.savedViews.nodes}});function c({id:e,subject:t,filter:n,orderBy:r,columns:a}){if(t!==`COMPLETIONS`)return null;let o=i()(n),s=l(r);return{v:e,...o&&{f:o},...s&&{o:s},...a.length>0&&{c:a}}}function l(t){let n=i()(Array.isArray(t)?t[0]:t),r=n?.direction===`DESC`?`-`:``;return e.find(e=>e===`${r}${String(n?.field)}`)}export{c as n,s as t};