import{t as e}from"./useMutation-BzuganB_.js";import{J as t,Sr as n,Yn as r,dt as i,rt as a,t as o,vt as s}from"./ui-AyJJ5HPv.js";import{n as c,t as l}from"./Confirm-BVcjtHIU.js";import{a as u,n as d,r as f}from"./Partial-B3H7Ng4P.js";var p=n();function m({of:{waiting:e,waitingIsExact:t,leased:n,graded:r}}){let i=e+n+r,a=e=>e.toLocaleString(`en`),o=`${a(r)} of ${a(i)}${t?``:`+`}`;return(0,p.jsxs)(`span`,{className:u.progress,children:[(0,p.jsx)(`progress`,{max:Math.max(i,1),value:r,"aria-label":`Graded: ${o}`}),(0,p.jsx)(`span`,{children:o})]})}function h(e){return o()(e.filter)}function g(e,n=e=>e){let{tags:r,sampleRate:i,from:a,to:o}=e,s=t(h(e));return[r.all.length>0&&`tagged ${r.all.join(` and `)}`,r.any.length>0&&`tagged ${r.any.join(` or `)}`,r.none.length>0&&`not tagged ${r.none.join(` or `)}`,s!==``&&s,a!==null&&`from ${n(a)}`,o!==null&&`before ${n(o)}`,i!==1&&`${_(i)} of them`].filter(e=>e!==!1)}function _(e){return`${String(Number((e*100).toPrecision(12)))} %`}function v({task:e,changes:t,gone:n}){let r=i(`WRITER`),a=i(`ADMIN`),{id:o,archivedAt:s,feedbackCount:c}=e,u=e.name||o,d=c>0;return(0,p.jsxs)(p.Fragment,{children:[s===null?(0,p.jsx)(l,{label:`Archive`,name:u,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:r,run:()=>t.archive.mutate({id:o,name:u})}):(0,p.jsx)(l,{label:`Restore`,name:u,question:`It is graded again. Restore it?`,unavailable:r,run:()=>t.restore.mutate({id:o,name:u})}),` `,(0,p.jsx)(l,{label:`Delete`,name:u,question:d?`With all its grades (${c.toLocaleString(`en`)}), for good. Delete it?`:`For good. Delete it?`,unavailable:d?a:r,run:()=>{let e=n&&{onSuccess:n};t.remove.mutate({id:o,name:u,cascade:d},e)}})]})}var y=s(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),b=s(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),x=s(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);function S(){let t=e({mutationFn:({id:e})=>c(y,{input:{id:e}}),onSuccess:(e,{name:t})=>a(`${t} is archived`),onSettled:(e,t,{id:n})=>d(n)}),n=e({mutationFn:({id:e})=>c(b,{input:{id:e}}),onSuccess:(e,{name:t})=>a(`${t} is back`),onSettled:(e,t,{id:n})=>d(n)}),i=e({mutationFn:({id:e,cascade:t})=>c(x,{input:{id:e,cascade:t}}),onSuccess:(e,{id:t,name:n})=>{let i=e.deleteFeedbackTask?.job??null;a(i?`${n} is being deleted, with its feedback`:`${n} is deleted`),i||r.removeQueries({queryKey:f(t)})},onSettled:()=>r.invalidateQueries({queryKey:[`tasks`]})});return{archive:t,restore:n,remove:i,error:t.error??n.error??i.error}}export{m as i,v as n,g as r,S as t};