import{cr as e,dt as t,gt as n,t as r,w as i}from"./ui-DwkWv0So.js";var a=1e3,o=n(`
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
`),s=()=>e({queryKey:[`savedViews`],queryFn:async({signal:e})=>{let{data:n,errors:r}=await t(o,{first:a},{signal:e});if(!n.savedViews)throw r[0]??Error(`the list is missing`);return n.savedViews.nodes}});function c({id:e,subject:t,filter:n,orderBy:i,columns:a}){if(t!==`COMPLETIONS`)return null;let o=r()(n),s=l(i);return{v:e,...o&&{f:o},...s&&{o:s},...a.length>0&&{c:a}}}function l(e){let t=r()(Array.isArray(e)?e[0]:e),n=t?.direction===`DESC`?`-`:``;return i.find(e=>e===`${n}${String(t?.field)}`)}export{c as n,s as t};