import{Pt as e,Xa as t,Xi as n,pa as r,v as i}from"./ui-BIdjz2Zp.js";var a=1e3,o=r(`
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
`),s=()=>t({queryKey:[`savedViews`],queryFn:async({signal:e})=>{let{data:t,errors:r}=await n(o,{first:a},{signal:e,exact:[`filter`]});if(!t.savedViews)throw r[0]??Error(`the list is missing`);return t.savedViews.nodes}});function c({id:t,subject:n,filter:r,orderBy:i,columns:a}){if(n!==`COMPLETIONS`)return null;let o=e()(r),s=l(i);return{v:t,...o&&{f:o},...s&&{o:s},...a.length>0&&{c:a}}}function l(t){let n=e()(Array.isArray(t)?t[0]:t),r=n?.direction===`DESC`?`-`:``;return i.find(e=>e===`${r}${String(n?.field)}`)}export{c as n,s as t};