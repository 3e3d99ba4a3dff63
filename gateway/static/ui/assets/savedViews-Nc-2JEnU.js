import{Nt as e,Wi as t,aa as n,v as r,za as i}from"./ui-iObqlg1O.js";var a=1e3,o=n(`
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
`),s=()=>i({queryKey:[`savedViews`],queryFn:async({signal:e})=>{let{data:n,errors:r}=await t(o,{first:a},{signal:e,exact:[`filter`]});if(!n.savedViews)throw r[0]??Error(`the list is missing`);return n.savedViews.nodes}});function c({id:t,subject:n,filter:r,orderBy:i,columns:a}){if(n!==`COMPLETIONS`)return null;let o=e()(r),s=l(i);return{v:t,...o&&{f:o},...s&&{o:s},...a.length>0&&{c:a}}}function l(t){let n=e()(Array.isArray(t)?t[0]:t),i=n?.direction===`DESC`?`-`:``;return r.find(e=>e===`${i}${String(n?.field)}`)}export{c as n,s as t};