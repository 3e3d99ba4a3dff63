import{Ai as e,Hi as t,Sa as n,vt as r,w as i}from"./ui-CNja8Pfo.js";var a=1e3,o=t(`
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
`),s=()=>n({queryKey:[`savedViews`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await e(o,{first:a},{signal:t});if(!n.savedViews)throw r[0]??Error(`the list is missing`);return n.savedViews.nodes}});function c({id:e,subject:t,filter:n,orderBy:i,columns:a}){if(t!==`COMPLETIONS`)return null;let o=r()(n),s=l(i);return{v:e,...o&&{f:o},...s&&{o:s},...a.length>0&&{c:a}}}function l(e){let t=r()(Array.isArray(e)?e[0]:e),n=t?.direction===`DESC`?`-`:``;return i.find(e=>e===`${n}${String(t?.field)}`)}export{c as n,s as t};