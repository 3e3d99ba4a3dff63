import{t as e}from"./useMutation-xz1TwowJ.js";import{Mt as t,Oa as n,Oi as r,Vi as i,gi as a,mi as o,zt as s}from"./ui-Bk9Tclzj.js";import{t as c}from"./Task.module-CQL_o56U.js";import{n as l,t as u}from"./documents-CcbZx1tv.js";var d=n();function f({of:{waiting:e,waitingIsExact:t,leased:n,graded:r}}){let i=e+n+r,a=e=>e.toLocaleString(`en`),o=`${a(r)} of ${a(i)}${t?``:`+`}`;return(0,d.jsxs)(`span`,{className:c.progress,children:[(0,d.jsx)(`progress`,{max:Math.max(i,1),value:r,"aria-label":`Graded: ${o}`}),(0,d.jsx)(`span`,{children:o})]})}function p({task:e,changes:n,gone:r}){let i=o(`WRITER`),a=o(`ADMIN`),{id:s,archivedAt:c,feedbackCount:l}=e,u=e.name||s,f=l>0;return(0,d.jsxs)(d.Fragment,{children:[c===null?(0,d.jsx)(t,{label:`Archive`,name:u,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:i,run:()=>n.archive.mutate({id:s,name:u})}):(0,d.jsx)(t,{label:`Restore`,name:u,question:`It is graded again. Restore it?`,unavailable:i,run:()=>n.restore.mutate({id:s,name:u})}),` `,(0,d.jsx)(t,{label:`Delete`,name:u,question:f?`With all its grades (${l.toLocaleString(`en`)}), for good. Delete it?`:`For good. Delete it?`,unavailable:f?a:i,run:()=>{let e=r&&{onSuccess:r};n.remove.mutate({id:s,name:u,cascade:f},e)}})]})}var m=r(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),h=r(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),g=r(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);function _(){let t=e({mutationFn:({id:e})=>a(m,{input:{id:e}}),onSuccess:(e,{name:t})=>s(`${t} is archived`),onSettled:(e,t,{id:n})=>u(n)}),n=e({mutationFn:({id:e})=>a(h,{input:{id:e}}),onSuccess:(e,{name:t})=>s(`${t} is back`),onSettled:(e,t,{id:n})=>u(n)}),r=e({mutationFn:({id:e,cascade:t})=>a(g,{input:{id:e,cascade:t}}),onSuccess:(e,{id:t,name:n})=>{let r=e.deleteFeedbackTask?.job??null;s(r?`${n} is being deleted, with its feedback`:`${n} is deleted`),r||i.removeQueries({queryKey:l(t)})},onSettled:()=>i.invalidateQueries({queryKey:[`tasks`]})});return{archive:t,restore:n,remove:r,error:t.error??n.error??r.error}}export{p as n,f as r,_ as t};