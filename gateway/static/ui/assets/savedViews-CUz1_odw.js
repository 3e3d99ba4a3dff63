import{La as e,Nt as t,Wi as n,ra as r,v as i}from"./ui-BJNV9Gou.js";var a=1e3,o=r(`
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
`),s=()=>e({queryKey:[`savedViews`],queryFn:async({signal:e})=>{let{data:t,errors:r}=await n(o,{first:a},{signal:e,exact:[`filter`]});if(!t.savedViews)throw r[0]??Error(`the list is missing`);return t.savedViews.nodes}});function c({id:e,subject:n,filter:r,orderBy:i,columns:a}){if(n!==`COMPLETIONS`)return null;let o=t()(r),s=l(i);return{v:e,...o&&{f:o},...s&&{o:s},...a.length>0&&{c:a}}}function l(e){let n=t()(Array.isArray(e)?e[0]:e),r=n?.direction===`DESC`?`-`:``;return i.find(e=>e===`${r}${String(n?.field)}`)}export{c as n,s as t};