import{ht as e,sr as t,t as n,ut as r,w as i}from"./ui-scQbBknX.js";var a=1e3,o=e(`
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
`),s=()=>t({queryKey:[`savedViews`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await r(o,{first:a},{signal:e});if(!t.savedViews)throw n[0]??Error(`the list is missing`);return t.savedViews.nodes}});function c({id:e,subject:t,filter:r,orderBy:i,columns:a}){if(t!==`COMPLETIONS`)return null;let o=n()(r),s=l(i);return{v:e,...o&&{f:o},...s&&{o:s},...a.length>0&&{c:a}}}function l(e){let t=n()(Array.isArray(e)?e[0]:e),r=t?.direction===`DESC`?`-`:``;return i.find(e=>e===`${r}${String(t?.field)}`)}export{c as n,s as t};